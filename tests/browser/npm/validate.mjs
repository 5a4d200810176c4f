// Reads pages as lines of JSON, {"name", "html"}, and says what is wrong with the HTML of each.
import { createInterface } from "node:readline";
import { HtmlValidate } from "html-validate";

const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:standard", "html-validate:a11y"],
});

for await (const line of createInterface({ input: process.stdin })) {
  const { name, html } = JSON.parse(line);
  const report = await validator.validateString(html, `${name}.html`);
  const messages = report.results.flatMap((result) => result.messages);
  const faults = messages.map((fault) => `${fault.line}:${fault.column} ${fault.ruleId}: ${fault.message}`);
  console.log(JSON.stringify({ name, faults }));
}
