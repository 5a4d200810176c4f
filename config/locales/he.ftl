# עברית. הפנייה אינה תלויה במין: שמות פעולה, צורות מקור, "יש", "אפשר" ו"שלך".
# שום אות שימוש אינה נצמדת לשמות: "אל { $app }", "האפליקציה { $app }", "חשבון { $forum }".

## The language itself

language-name = עברית
number-group = ,

month-1 = ינואר
month-2 = פברואר
month-3 = מרץ
month-4 = אפריל
month-5 = מאי
month-6 = יוני
month-7 = יולי
month-8 = אוגוסט
month-9 = ספטמבר
month-10 = אוקטובר
month-11 = נובמבר
month-12 = דצמבר
date-day = { $day } ב{ $month } { $year }
date-minute = { $day } ב{ $month } { $year }, בשעה { $time } (UTC)

duration-minutes =
    { $count ->
        [one] דקה אחת
        [two] שתי דקות
       *[other] { $count } דקות
    }
duration-hours =
    { $count ->
        [one] שעה אחת
        [two] שעתיים
       *[other] { $count } שעות
    }
duration-months =
    { $count ->
        [one] חודש אחד
        [two] חודשיים
       *[other] { $count } חודשים
    }
duration-days =
    { $count ->
        [one] יום אחד
        [two] יומיים
       *[other] { $count } ימים
    }

## Every page

list-separator = { ", " }

skip = מעבר לתוכן
title = { $page } · { $forum }
back = חזרה אל { $forum }
privacy = פרטיות
terms = תנאי שימוש
contact = יצירת קשר
the-app = האפליקציה

## Consent

consent-title = להתחבר אל { $app } עם חשבון { $forum } שלך?
consent-address = כתובת האפליקציה
consent-device = תוכנה במכשיר הזה: { $address }
consent-odd-name = כדאי לשים לב: שם האפליקציה הזאת מערבב אלפביתים או מכיל תווים בלתי נראים. יש לסמוך על הכתובת ולא על השם.
consent-odd-member = אותיות חריגות
consent-unverified = האפליקציה נוצרה על ידי { $maker } ולא על ידי הצוות של { $forum }.
consent-verified = נוספה על ידי הצוות של { $forum }
consent-you = התחברות בתור
consent-switch = זה לא החשבון שלך? התחברות עם חשבון אחר
consent-sees = מה יהיה גלוי לאפליקציה { $app }
consent-new-since = חדש מאז { $day }
consent-sees-already = מה כבר גלוי לאפליקציה { $app }
consent-can = מה יתאפשר לאפליקציה { $app }
consent-cannot = מה לא יתאפשר לאפליקציה { $app }
consent-new = חדש
consent-show = הצגה
consent-hide = הסתרה
consent-stay = לשמור על החיבור שלך למשך { $duration } בלי לשאול שוב
consent-optional = אפשר לבטל את הסימון של פריט שלידו תיבה, ואז הוא לא יימסר.
consent-never = לראות את הסיסמה שלך, לקרוא את ההודעות הפרטיות שלך או לכתוב בשמך
consent-take-back = אפשר לבטל זאת בכל עת בדף { $apps }.
authorised-apps = אפליקציות מורשות
consent-cancel = ביטול
consent-allow = התחברות אל { $app }

sees-number = מזהה המשתמש שלך
sees-name = השם שלך
sees-picture = התמונה שלך
sees-profile = דף הפרופיל שלך
sees-email = כתובת האימייל שלך
sees-groups = הקבוצות שלך
sees-language = השפה שלך
picture-shown = כמו למעלה
nothing-there = אין
consent-display-name = { $name } (שם תצוגה)
consent-user-name = { $name } (שם משתמש)

## Authorised apps

apps-text = לאפליקציות האלה מתחברים עם החשבון שלך כאן. את מה שכבר לא בשימוש כדאי להסיר.
apps-none = אין אפליקציה שמשתמשת בחשבון שלך.
apps-sees = מידע גלוי: { $facts }.
apps-since = מאז { $day }
apps-used-today = שימוש אחרון: היום
apps-used-yesterday = שימוש אחרון: אתמול
apps-last-used = שימוש אחרון: { $day }
apps-unused = ללא שימוש כבר { $duration }
apps-no-login = כרגע האפליקציה לא יכולה לקרוא את החשבון שלך. ייתכן שהחיבור שלך אליה עדיין פעיל.
apps-logins =
    { $count ->
        [one] חיבור פעיל אחד
        [two] שני חיבורים פעילים
       *[other] { $count } חיבורים פעילים
    }
apps-made-by = נוצרה על ידי { $maker }, לא על ידי הצוות של { $forum }
apps-details = פרטים
apps-remove = הסרה
apps-remove-all = הסרת כל האפליקציות
apps-removed = האפליקציה { $app } כבר לא יכולה להשתמש בחשבון שלך.
apps-removed-anonymous = האפליקציה כבר לא יכולה להשתמש בחשבון שלך.
apps-removed-all = אף אפליקציה כבר לא יכולה להשתמש בחשבון שלך.
remove-title = להסיר את הגישה של { $app }?
remove-text = האפליקציה { $app } לא תוכל יותר להשתמש בחשבון שלך כאן, ותצטרך לבקש את אישורך מחדש. מה שכתבת בה יישאר.
remove-text-anonymous = האפליקציה לא תוכל יותר להשתמש בחשבון שלך כאן, ותצטרך לבקש את אישורך מחדש. מה שכתבת בה יישאר.
remove-told = האפליקציה { $app } תקבל על כך הודעה ותנתק אותך.
remove-not-told = האפליקציה { $app } לא תקבל על כך הודעה: ייתכן שהחיבור שלך אליה יישאר פעיל עד להתנתקות ממנה.
remove-all-title = להסיר את הגישה של כל האפליקציות?
remove-all-text = אף אחת מהאפליקציות האלה לא תוכל יותר להשתמש בחשבון שלך כאן, וכל אחת תצטרך לבקש את אישורך מחדש. מה שכתבת בהן יישאר.
remove-cancel = להשאיר
remove-yes = להסיר את הגישה
remove-all-yes = להסיר את כל הגישה

app-title = האפליקציה { $app } והחשבון שלך
app-access = מה מותר לאפליקציה לראות
app-left-out = מידע שבחרת לא למסור: { $facts }.
app-logins = החיבורים שלך באפליקציה הזאת
app-login-since = התחברות: { $day }
app-more-logins =
    { $count ->
        [one] ועוד חיבור אחד ישן יותר
        [two] ועוד שני חיבורים ישנים יותר
       *[other] ועוד { $count } חיבורים ישנים יותר
    }
app-not-used = האפליקציה { $app } לא משתמשת בחשבון שלך.
app-back = כל האפליקציות

## Choice of the language

language-title = בחירת שפה
language-text = השפה של הדפים שבהם מתחברים לאפליקציות אחרות עם חשבון { $forum }. הבחירה נשמרת בדפדפן הזה.
language-label = שפה
language-browser = לפי הגדרות הדפדפן
language-save = שימוש בשפה הזאת
language-cancel = חזרה בלי שינוי

## Devices

device-title = חיבור מכשיר
device-text = יש להזין את הקוד שמופיע במכשיר או בתוכנה.
device-code = קוד
device-continue = המשך
device-wrong = אין מכשיר שממתין עם הקוד הזה: כבר נעשה בו שימוש, או שעברו יותר מעשר דקות. יש לבדוק אותו, או להציג קוד חדש במכשיר.
device-warning = יש להזין רק קוד ממכשיר או מתוכנה שהפעלת בעצמך. מי ששולח לך קוד רוצה להתחבר בשמך.
device-ask = התחלת את זה ממש עכשיו במכשיר אחר, שמציג את הקוד { $code }? אם לא, יש לבטל: מי ששלח לך את הקוד רוצה להתחבר בשמך.
device-allowed-title = המכשיר חובר
device-allowed-text = אפשר לסגור את הדף. האפליקציה { $app } תמשיך מעצמה בעוד רגע.
device-denied-title = חיבור המכשיר נדחה
device-denied-text = שום מידע לא נמסר לאפליקציה { $app }. אפשר לסגור את הדף.

## Log in first

login-title = קודם יש להתחבר אל { $forum }
login-text = האפליקציה { $app } מבקשת לזהות אותך. יש להתחבר אל { $forum } ואז לחזור לדף הזה.
login-text-anonymous = אפליקציה מבקשת לזהות אותך. יש להתחבר אל { $forum } ואז לחזור לדף הזה.
login-text-console = לוח הניהול מיועד לחברים מסוימים. יש להתחבר אל { $forum } ואז לחזור לדף הזה.
login-button = התחברות אל { $forum }
login-new-tab = נפתח בכרטיסייה חדשה
login-continue = התחברתי, המשך
login-refresh = הדף בודק זאת מעצמו כל כמה שניות, במשך חמש דקות לכל היותר.
login-again-title = יש להתחבר שוב אל { $forum }
login-again-text = האפליקציה { $app } מבקשת התחברות חדשה או חשבון אחר. יש להתנתק מחשבון { $forum }, להתחבר שוב ואז לחזור לדף הזה.
login-again-text-anonymous = אפליקציה מבקשת התחברות חדשה או חשבון אחר. יש להתנתק מחשבון { $forum }, להתחבר שוב ואז לחזור לדף הזה.
login-again-text-console = שינויים בלוח הניהול דורשים התחברות חדשה. יש להתנתק מחשבון { $forum }, להתחבר שוב ואז לחזור לדף הזה.
login-again-button = פתיחת { $forum }
login-no-refresh = הדף כבר לא בודק מעצמו. אחרי ההתחברות יש ללחוץ על הכפתור.

## Back to an app by a form

form-post-title = חזרה לאפליקציה
form-post-text = אם לא קורה כלום, יש ללחוץ על הכפתור.
form-post-continue = המשך

## Log out

logout-title = להתנתק גם מחשבון { $forum }?
logout-text = התנתקת מהאפליקציה { $app }. החיבור שלך אל { $forum } עדיין פעיל בדפדפן הזה.
logout-text-nobody = החיבור שלך אל { $forum } פעיל בדפדפן הזה.
logout-told = האפליקציות האלה יקבלו הודעה על ההתנתקות:
logout-not-told = לאפליקציות האלה אי אפשר להודיע. יש להתנתק מכל אחת בנפרד:
logout-stay = להישאר בחשבון
logout-leave = להתנתק
logged-out-title = התנתקת
logged-out-text = אפשר לסגור את החלון.
logout-one-more-title = נשאר עוד צעד אחד
logout-one-more = עכשיו יש להתנתק גם מחשבון { $forum } עצמו. ייתכן שיידרש שם אישור נוסף.
logout-forum = התנתקות מחשבון { $forum }
logout-by-hand = אם זה לא ניתק אותך, יש להתנתק באתר { $forum } עצמו ואז לחזור לכאן.
logout-continue = חזרה אל { $app }
logout-continue-anonymous = חזרה לאפליקציה
logout-stayed-title = החיבור שלך עדיין פעיל
logout-stayed-text = שום דבר לא השתנה.

## Console, for operators

admin-title = לוח ניהול
admin-by-link = כניסה דרך קישור
admin-leave = יציאה
admin-read-only = אפשר לצפות בהכול. כדי לשנות משהו יש קודם להתחבר מחדש.
admin-log-in-again = התחברות מחדש
admin-tabs = הדפים של { $app }
admin-stale-title = יש להתחבר מחדש
admin-stale-text = שום דבר לא השתנה. שינויים כאן מחייבים התחברות אל { $forum } בדקות האחרונות. יש להתנתק, להתחבר שוב ולחזור על השינוי.
admin-error-P409-text = כבר נעשה בו שימוש, או שהוא היה פתוח יותר משעה. שום דבר לא השתנה. כדאי לחזור ללוח הניהול ולנסות שוב.
admin-home = חזרה ללוח הניהול
admin-link-title = פתיחת לוח הניהול
admin-link-text = הקישור תקף לפעם אחת, בדפדפן הזה. לאחר הפתיחה אפשר לצפות בהכול ולשנות הכול במשך שעה.
admin-link-open = פתיחת לוח הניהול
admin-odd-name = אותיות חריגות
admin-apps = אפליקציות
admin-app = אפליקציה
admin-who = למי היא פתוחה
admin-everybody = לכולם
admin-state = מצב
admin-on = פעילה
admin-off = כבויה
admin-no-apps = עדיין אין אפליקציות.

admin-tab-settings = הגדרות
admin-tab-secret = מפתח סודי
admin-never = אף פעם
admin-today = היום
admin-yesterday = אתמול
admin-last-used = שימוש אחרון
admin-secret-of = המפתח הסודי של { $app }
admin-secret-once = המפתח הסודי החדש, מוצג רק הפעם
admin-secret-made = נוצר
admin-secret-works = בתוקף
admin-secret-current = ללא הגבלה
admin-secret-until = עד { $instant }
admin-secret-ended = פג ב־{ $instant }
admin-secret-from = מהכתובת
admin-secret-today = שימושים היום
admin-secret-note = הערה
admin-secret-note-hint = לדוגמה, היכן הוא מותקן. עד 64 תווים.
admin-secret-end-on = פג בתאריך
admin-secret-end-on-hint = הוא מפסיק לעבוד עם תחילת היום הזה (UTC). ריק: ללא הגבלה.
admin-secret-days = הימים לפי UTC. הכתובת היא של השרת שהשתמש במפתח לאחרונה.
admin-secret-none = לאפליקציה הזאת אין מפתח סודי. היא מזדהה בדרך אחרת, או לא מזדהה כלל.
admin-secret-end = ביטול המפתחות הישנים עכשיו
admin-secret-old-ended = המפתחות הסודיים הישנים בוטלו. נשאר רק החדש ביותר.
admin-secret-new = מפתח סודי חדש
admin-secret-keep = כמה זמן המפתח הישן יישאר בתוקף
admin-secret-at-once = כלל לא
admin-secret-make = יצירת מפתח סודי חדש
admin-delete-title = למחוק את { $app }?
admin-delete-text =
    { $count ->
        [0] לאף אחד אין גישה אליה. היא תישאר שבעה ימים בסל המחזור, ואפשר לשחזר אותה.
        [one] חבר אחד יאבד את הגישה מיד. האפליקציה תישאר שבעה ימים בסל המחזור, ואפשר לשחזר אותה.
        [two] שני חברים יאבדו את הגישה מיד. האפליקציה תישאר שבעה ימים בסל המחזור, ואפשר לשחזר אותה.
       *[other] { $count } חברים יאבדו את הגישה מיד. האפליקציה תישאר שבעה ימים בסל המחזור, ואפשר לשחזר אותה.
    }
admin-delete-name = כדי להמשיך יש להקליד את שם האפליקציה: { $app }
admin-delete-wrong = זה לא שם האפליקציה.
admin-delete-cancel = להשאיר
admin-delete-yes = למחוק
admin-bin = סל המחזור
admin-bin-text = אפליקציות שנמחקו בשבעת הימים האחרונים. אי אפשר להשתמש בהן כל עוד הן כאן.
admin-bin-empty = סל המחזור ריק.
admin-bin-until = מחיקה סופית: { $instant }
admin-restore = שחזור
admin-restored = האפליקציה שוחזרה, עם ההגדרות והמפתחות הסודיים שלה. החברים צריכים להתחבר אליה מחדש.

admin-settings-of = ההגדרות של { $app }
admin-saved = נשמר.
admin-wrong = שום דבר לא נשמר: יש שדות שדורשים בדיקה נוספת.
admin-meanwhile = שום דבר לא נשמר: מישהו אחר שינה את האפליקציה בזמן שהטופס היה פתוח. בשדות מופיע מה שהוקלד כאן, ומתחתיהם מה שנשמר בינתיים. שמירה עכשיו תחליף אותו.
admin-theirs = נשמר על ידי { $who }, { $instant }:
admin-theirs-unknown = נשמר בינתיים:
admin-theirs-nothing = ריק
admin-fault-empty = השדה הזה לא יכול להישאר ריק.
admin-fault-unseen = יש בו תו שאי אפשר לראות.
admin-fault-long = מספר התווים המרבי: { $most }.
admin-fault-many = לכל היותר { $most }.
admin-fault-groups = מספר הקבוצות המרבי: { $most }, ולכל אחת שם שאפשר לראות.
admin-fault-unknown = הערך { $value } לא אפשרי כאן.
admin-fault-address = { $value } אינו כתובת. יש לכתוב אותה במלואה, למשל https://chat.example.org.
admin-fault-address-length = בכתובת יש בין 1 ל־2000 תווים.
admin-fault-address-character = בכתובת { $value } יש תו שאסור בכתובות. יש לכתוב אותו כ־%XX.
admin-fault-address-fragment = בכתובת { $value } אסור שיהיה #.
admin-fault-address-wildcard = בכתובת { $value } אסור שיהיה *: כתובות מושוות אות באות.
admin-fault-address-dots = בכתובת { $value } אסור חלק שהוא . או ..
admin-fault-address-https = הכתובת { $value } צריכה להתחיל ב־https://. הפרוטוקול http מיועד רק למחשב עצמו או לרשתות בדיקה.
admin-fault-address-user = בכתובת { $value } אסור שיהיה שם משתמש.
admin-fault-address-letters = בכתובת { $value } הפרוטוקול והשרת צריכים להיות באותיות קטנות, ובלי הפורט הרגיל.
admin-fault-address-scheme = הכתובת { $value } צריכה להתחיל ב־https:// או בשם של האפליקציה שיש בו נקודה, כמו com.example.app:/callback.
admin-fault-address-query = בכתובת { $value } אסור שיהיו ? או #.
admin-fault-public = לא אפשרי באפליקציה בלי מפתח סודי: כל אחד יכול להתחזות אליה.
admin-fault-pkce = אפליקציה בלי מפתח סודי חייבת להשתמש ב־PKCE.
admin-fault-optional-unasked = החברים לא יכולים להשמיט את { $value }: האפליקציה לא רשאית לבקש אותו.
admin-fault-optional-needed = אי אפשר להשמיט את { $value }: רק אימייל וקבוצות.
admin-fault-optional-trusted = אפליקציה מהימנה לא שואלת, ולכן אי אפשר להשמיט דבר.
admin-fault-optional-email = האפליקציה צריכה כתובת אימייל, ולכן החברים לא יכולים להשמיט אותה.
admin-fault-keys = נדרשת הכתובת שבה האפליקציה מפרסמת את המפתחות שלה.
admin-fault-access-life = משנייה אחת עד 30 ימים.
admin-fault-refresh-life = משנייה אחת עד 10 שנים.
admin-fault-time = יש לכתוב משך זמן כמו 15m, ‏12h או 30d.
admin-fault-day = יש לכתוב את היום כך: { "\u2066" }2026-11-21{ "\u2069" }.
admin-fault-end = הסיום צריך להיות בעתיד, בתוך עשר שנים.
admin-disabled = האפליקציה הזאת כבויה: אי אפשר להתחבר אליה. ההרשאות שנתנו לה החברים נשמרות.
admin-switched-on = האפליקציה הופעלה. החברים יכולים להתחבר אליה שוב.
admin-client-id = מזהה לקוח (Client ID)
admin-preset = תבנית
admin-made-by = נוצרה על ידי
admin-save = שמירה
admin-enable = הפעלה
admin-disable = כיבוי
admin-delete = מחיקה
admin-breaks = השינוי עלול לשבש את האפליקציה
admin-breaks-yes = ידוע לי, לשמור בכל זאת
admin-break-address = היא לא תקבל יותר תשובות בכתובת { $value }.
admin-break-scope = היא לא תוכל יותר לבקש את ההרשאה { $value }.
admin-break-groups = פחות חברים יוכלו להשתמש בה.
admin-break-pkce = מעכשיו היא תצטרך לשלוח אתגר PKCE.
admin-break-pushed = מעכשיו היא תצטרך לשלוח את הבקשות שלה מראש (PAR).
admin-break-auth = מעכשיו היא תצטרך להזדהות בדרך הזאת בלבד.
admin-break-tokens = מעכשיו האסימונים שלה ייראו אחרת.
admin-break-refresh = אסימוני רענון יינתנו לפי כלל אחר.
admin-break-quirk = משהו שהותר לה מעבר לתקנים כבר לא יהיה מותר.
admin-default = לפי ההגדרות הכלליות
admin-refresh-always = תמיד
admin-refresh-asked = אם האפליקציה מבקשת offline_access
admin-refresh-never = אף פעם
admin-auth-any = בכל דרך
admin-auth-basic = מפתח סודי בכותרת הבקשה
admin-auth-post = מפתח סודי בטופס
admin-auth-key = חתימה במפתח משלה
admin-alg-rs256 = RS256
admin-alg-es256 = ES256
admin-alg-eddsa = EdDSA
admin-format-opaque = אקראי
admin-format-jwt = חתום (JWT)
admin-g-about = מה החברים רואים
admin-g-addresses = כתובות
admin-g-members = חברים
admin-g-proof = איך האפליקציה מזדהה
admin-g-tokens = אסימונים
admin-g-compatibility = תאימות
admin-f-name = שם
admin-f-description = תיאור
admin-f-homepage = דף הבית
admin-f-icon-url = כתובת התמונה
admin-f-url = כתובת האפליקציה
admin-f-redirect-uris = כתובות חזרה (callback), אחת בכל שורה
admin-f-redirect-uris-hint = לשם נשלחות התשובות. כתובות https בלבד, בהשוואה אות באות; בלי # ובלי *.
admin-f-token-redirect-aliases = כתובות שמתקבלות רק בנקודת הקצה של האסימונים
admin-f-token-redirect-aliases-hint = שם Rocket.Chat מוסיף ?close.
admin-f-post-logout-redirect-uris = לאן הדפדפן רשאי לעבור אחרי התנתקות
admin-f-backchannel-logout-uri = הכתובת שבה האפליקציה מקבלת הודעות על התנתקות
admin-f-backchannel-logout-session-required = יש להודיע לה איזה חיבור הסתיים
admin-f-allow-http = מותר http רגיל (רק ברשתות בדיקה)
admin-f-allowed-groups = קבוצות שרשאיות להשתמש בה, אחת בכל שורה
admin-f-allowed-groups-hint = ריק: כל החברים.
admin-groups-offered = אפשר לסמן קבוצות של הפורום, או לכתוב את שמותיהן למטה.
admin-groups-unknown = כרגע אין בפורום קבוצה בשם הזה: { $value }. כדאי לבדוק אותיות גדולות ורווחים.
admin-f-denied-groups = קבוצות שאינן רשאיות להשתמש בה
admin-f-trusted = מהימנה: החברים לא נשאלים
admin-f-scopes = מה מותר לה לראות
admin-f-optional-scopes = מה החברים יכולים לא למסור
admin-f-in-development = בפיתוח: דפי שגיאה מציגים כתובות לכל מי שרואה אותם
admin-f-require-email = נדרשת כתובת אימייל מאומתת
admin-f-auth-method = דרך ההזדהות של האפליקציה
admin-f-jwks-uri = הכתובת שבה היא מפרסמת את המפתחות שלה
admin-f-require-pkce = חובה להשתמש ב־PKCE
admin-f-require-pushed-requests = חובה לשלוח בקשות מראש (PAR)
admin-f-refresh = האפליקציה מקבלת אסימוני רענון
admin-scope-nothing = שום דבר נוסף
admin-f-access-secs = תוקף אסימוני הגישה
admin-f-access-secs-hint = לדוגמה 15m או 12h. ריק: לפי ההגדרות הכלליות.
admin-f-refresh-secs = תוקף אסימוני הרענון
admin-f-id-token-alg = האלגוריתם של אסימוני הזהות (ID token)
admin-f-access-token-format = צורת אסימוני הגישה
admin-f-device-flow = התחברות ממכשירים בלי דפדפן
admin-f-client-credentials = אסימונים בשם האפליקציה עצמה
admin-f-token-in-query = אסימון הגישה רשאי להופיע בכתובת
admin-f-token-params-in-query = בקשות אסימון רשאיות להופיע בכתובת
admin-f-credentials-twice = המזהה והמפתח הסודי רשאים להישלח פעמיים
admin-f-access-token-param = הפרמטר של אסימון הגישה, אם הוא מופיע בכתובת
admin-breaks-logins =
    { $count ->
        [0] כרגע אין באפליקציה אף חיבור פעיל.
        [one] כרגע יש בה חיבור פעיל אחד.
        [two] כרגע יש בה שני חיבורים פעילים.
       *[other] כרגע יש בה { $count } חיבורים פעילים.
    }

admin-add = הוספת אפליקציה
admin-add-kind = איזו אפליקציה?
admin-add-other = משהו אחר
admin-add-of = הוספת { $kind }
admin-add-followed = עדיין לא נוסף דבר: כתובות החזרה תואמות עכשיו לכתובת החדשה. יש לבדוק אותן ואז להוסיף את האפליקציה.
admin-added = האפליקציה { $app } נוספה
admin-added-once = מזהה ומפתח סודי. המפתח הסודי מוצג רק הפעם.
admin-client-secret = מפתח סודי (Client Secret)
admin-callback = כתובת חזרה (callback)
admin-leave-empty = (להשאיר ריק)
admin-try = לפתוח את { $app } ולנסות להתחבר
admin-test = בדיקת האפליקציה
admin-test-of = בדיקת { $app }
admin-test-last = ההתחברות האחרונה
admin-test-receives = מה היא הייתה מקבלת עליך
admin-test-https = https
admin-test-loopback = במחשב של החבר עצמו
admin-test-http = http בלבד: כל אחד בדרך יכול לקרוא
admin-test-scheme = פותחת תוכנה
admin-kept = שמרתי את המפתח הסודי
admin-back = חזרה
admin-continue = המשך
admin-g-where = היכן היא נמצאת
admin-f-url-hint = לדוגמה https://chat.example.org. באפליקציות מוכרות, כתובות החזרה נגזרות ממנה.
admin-f-public = אין לה מפתח סודי: היא רצה בדפדפן או בטלפון
admin-search = חיפוש
admin-search-button = חיפוש
admin-found-none = לא נמצאה אפליקציה.
admin-apps-previous = הקודם
admin-apps-next = הבא
admin-apps-page = דף { $page } מתוך { $pages }
admin-active = חיבורים פעילים
admin-logins-30 = התחברויות, 30 ימים
admin-errors = שגיאות
admin-errors-text = שגיאות: כמה מההתחברויות נדחו ב־30 הימים האחרונים. הסימן "!" מופיע החל מ־{ $share }: כדאי לעיין ביומן של האפליקציה.
admin-unused = פעילה, אולי לא בשימוש

## Not allowed

refused-P310-title = אי אפשר להשתמש בחשבון שלך באפליקציות אחרות
refused-P310-text = החשבון הושעה על ידי { $forum }.
refused-P310-text-until = החשבון הושעה על ידי { $forum } עד { $until }.
refused-P311-title = החשבון שלך לא פעיל
refused-P311-text = החשבון עוד לא הופעל על ידי { $forum }, או שהושבת. כדאי לחפש הודעה מהצוות של { $forum } או לפנות אליו, ואז לנסות שוב.
refused-P313-title = כתובת האימייל שלך לא אומתה
refused-P313-text = עדיין לא ידוע באתר { $forum } שהכתובת שייכת לך. יש לאמת אותה בחשבון שלך שם או לפנות לצוות, ואז לנסות שוב.
refused-P411-title = האפליקציה { $app } לא פתוחה לכולם
refused-P411-title-anonymous = האפליקציה הזאת לא פתוחה לכולם
refused-P411-text = האפליקציה { $app } מיועדת רק לחלק מחברי { $forum }.
refused-P411-text-anonymous = האפליקציה הזאת מיועדת רק לחלק מחברי { $forum }.
refused-P411-text-one = האפליקציה { $app } מיועדת לחברי הקבוצה { $group }.
refused-P411-text-one-anonymous = האפליקציה הזאת מיועדת לחברי הקבוצה { $group }.
refused-P411-text-other = האפליקציה { $app } מיועדת לחברי אחת מהקבוצות האלה:
refused-P411-text-other-anonymous = האפליקציה הזאת מיועדת לחברי אחת מהקבוצות האלה:
refused-P431-title = האפליקציה { $app } צריכה את כתובת האימייל שלך
refused-P431-title-anonymous = האפליקציה הזאת צריכה את כתובת האימייל שלך
refused-P431-text = האפליקציה { $app } מקבלת רק כתובות שאומתו על ידי { $forum }, ואין כתובת כזאת בחשבון שלך. יש להזין או לאמת שם כתובת, ואז לנסות שוב.
refused-P431-text-anonymous = האפליקציה הזאת מקבלת רק כתובות שאומתו על ידי { $forum }, ואין כתובת כזאת בחשבון שלך. יש להזין או לאמת שם כתובת, ואז לנסות שוב.
refused-P308-title = שתי התחברויות מתנגשות
refused-P308-text = בדפדפן שלך יש שתי התחברויות אל { $forum }, ואי אפשר לדעת איזו מהן שלך. יש למחוק בדפדפן את העוגיות של { $forum }, להתחבר מחדש ולנסות שוב.
refused-nothing = שום מידע לא שותף עם האפליקציה { $app }.
refused-nothing-anonymous = שום מידע לא שותף עם האפליקציה.
refused-ask = אם נראה לך שזו טעות, אפשר לפנות לצוות של { $forum }.

## Errors: by code, or by kind where several share one

error-title = זה לא הצליח
error-text = יש טעות בקישור שפתחת או באפליקציה שממנה הגעת. שום מידע לא שותף. כדאי לחזור אל { $app } ולנסות שוב, או לדווח למנהלי האפליקציה.
error-text-anonymous = יש טעות בקישור שפתחת או באפליקציה שממנה הגעת. שום מידע לא שותף. כדאי לחזור לאפליקציה ולנסות שוב, או לדווח למנהלי האפליקציה.
error-for-operator = מידע למנהלי האפליקציה { $app }
error-for-operator-anonymous = מידע למנהלי האתר הזה
operator-sent = נשלח
operator-registered = רשום
operator-sent-twice = נשלח פעמיים
operator-wrong = שגיאה
operator-reason = סיבה
error-code = קוד
error-request = בקשה
error-log = יומן
error-log-open = { $app } בלוח הניהול
error-time = זמן
error-explain = עוד
error-retry = ניסיון נוסף
error-small-print = קוד { $code } · בקשה { $request }

error-later-title = כרגע אי אפשר להתחבר לאפליקציות אחרות עם חשבון { $forum }
error-later-text = אפשר לנסות שוב בעוד דקה. שום מידע לא שותף, והחשבון שלך תקין.

error-P210-title = האתר { $forum } לא מגיב כרגע
error-P210-text = אפשר לנסות שוב בעוד דקה.
error-P211-title = הבקשה לא הובנה
error-P211-text = אפשר לקרוא אותה ביותר מדרך אחת, ולכן היא לא הועברה הלאה. דפדפנים לא שולחים בקשות כאלה מעצמם.
error-P212-title = אין כאן דף
error-P212-text = כדאי לבדוק את הכתובת או לחזור אל { $forum }.
error-P213-title = זו לא הכתובת של האתר הזה
error-P213-text = יש לפתוח את { $forum } בכתובת הציבורית.
error-P217-title = המשך הבקשה לא הגיע
error-P217-text = כדאי לבדוק את החיבור לאינטרנט ולנסות שוב.
error-P218-title = הבקשה גדולה מדי
error-P218-text = הבקשה גדולה ממה שהדף הזה מקבל.
error-P219-title = הדפדפן שלך שולח יותר מדי עוגיות
error-P219-text = יש למחוק את העוגיות של { $forum } ולנסות שוב.
error-P301-title = אנחנו לא רואים שהתחברת
error-P301-text = נשלחת להתחבר יותר מפעם אחת, ולפי { $forum } עדיין לא התחברת. יש לאפשר עוגיות של { $forum }, להתחבר שם ולהתחיל מחדש דרך { $app }.
error-P301-text-anonymous = נשלחת להתחבר יותר מפעם אחת, ולפי { $forum } עדיין לא התחברת. יש לאפשר עוגיות של { $forum }, להתחבר שם ולהתחיל מחדש דרך האפליקציה.
error-P309-title = קישור ההתחברות הזה לא עובד בדפדפן הזה
error-P309-text = הקישור עובד רק בדפדפן שבו התחילה ההתחברות, ורק למשך 30 דקות. שום מידע לא שותף. יש להתחיל מחדש דרך { $app }.
error-P309-text-anonymous = הקישור עובד רק בדפדפן שבו התחילה ההתחברות, ורק למשך 30 דקות. שום מידע לא שותף. יש להתחיל מחדש דרך האפליקציה.
error-P401-title = האפליקציה הזאת לא מוכרת לנו
error-P401-text = שום מידע לא שותף. כדאי לחזור לדף הקודם ולנסות שוב, או לדווח למנהלי האפליקציה.
error-P402-title = האפליקציה { $app } שלחה אותך למקום שלא מוכר לנו
error-P402-title-anonymous = אפליקציה שלחה אותך למקום שלא מוכר לנו
error-P402-text = שום מידע לא שותף. כדאי לחזור אל { $app } ולנסות שוב, או לדווח למנהלי האפליקציה.
error-P402-text-anonymous = שום מידע לא שותף. כדאי לחזור לאפליקציה ולנסות שוב, או לדווח למנהלי האפליקציה.
error-P408-title = האפליקציה { $app } שלחה בקשה שלא הבנו
error-P408-title-anonymous = אפליקציה שלחה בקשה שלא הבנו
error-P408-text = שום מידע לא שותף. כדאי לחזור אל { $app } ולנסות שוב, או לדווח למנהלי האפליקציה.
error-P408-text-anonymous = שום מידע לא שותף. כדאי לחזור לאפליקציה ולנסות שוב, או לדווח למנהלי האפליקציה.
error-P409-title = פג תוקפו של הדף
error-P409-text = כבר נעשה בו שימוש, או שהוא היה פתוח יותר מעשר דקות. שום מידע לא שותף. כדאי לחזור אל { $app } ולנסות שוב.
error-P409-text-anonymous = כבר נעשה בו שימוש, או שהוא היה פתוח יותר מעשר דקות. שום מידע לא שותף. כדאי לחזור לאפליקציה ולנסות שוב.
error-P414-title = פג תוקפו של הקישור
error-P414-text = כבר נעשה בו שימוש, או שעבר זמן רב מדי. שום מידע לא שותף. כדאי לחזור לאפליקציה ולנסות שוב.
error-P440-title = האפליקציה הזאת לא מוכרת לנו
error-P440-text = אי אפשר להתחבר לכתובת הזאת עם חשבון { $forum }. שום מידע לא שותף. כדאי לחזור לדף הקודם, או לדווח למנהלי האפליקציה.
error-P442-title = האפליקציה הזאת לא רואה שהתחברת
error-P442-text = התחברת אל { $forum }, אבל האפליקציה { $app } לא מזהה זאת. יש לאפשר עוגיות של { $forum } ולנסות שוב; אם זה לא עוזר, כדאי לדווח למנהלי האפליקציה.
error-P442-text-anonymous = התחברת אל { $forum }, אבל האפליקציה לא מזהה זאת. יש לאפשר עוגיות של { $forum } ולנסות שוב; אם זה לא עוזר, כדאי לדווח למנהלי האפליקציה.
error-P444-title = אי אפשר להשתמש בבקשת ההתנתקות הזאת
error-P444-text = היא חלקית, או שייכת לאפליקציה אחרת או להתחברות אחרת. שום חשבון לא נותק.
error-P450-title = יותר מדי ניסיונות
error-P450-text = יש לחכות קצת ואז לנסות שוב.
error-P450-text-wait = יש לחכות { $wait } ואז לנסות שוב.
error-P505-title = אין אפליקציה כזאת
error-P505-text = היא נמחקה, או שהכתובת שגויה.
error-P701-title = אין לך גישה לדף הזה
error-P701-text = הדף מיועד רק לחלק מחברי { $forum }.
error-P703-title = אי אפשר לפתוח את הדף הזה מכאן
error-P703-text = אפשר לפתוח אותו רק מרשתות מסוימות.
error-P704-title = הקישור אינו תקף
error-P704-text = הוא תקף לפעם אחת בלבד, ורק לעשר דקות. יש לבקש קישור חדש.
error-P900-title = משהו השתבש אצלנו
error-P900-text = אפשר לנסות שוב. אם זה קורה שוב, כדאי לדווח למנהלי { $forum }.
error-P901-title = הדף הזה יגיע בגרסה מאוחרת יותר
error-P901-text = הכתובת שמורה בשבילו.

## Console: numbers

number-decimal = .
percent = { $number }%
time-us = { $number } מיקרו-שניות
time-ms = { $number } אלפיות השנייה
time-s = { $number } שניות
weekday-1 = יום שני
weekday-2 = יום שלישי
weekday-3 = יום רביעי
weekday-4 = יום חמישי
weekday-5 = יום שישי
weekday-6 = יום שבת
weekday-7 = יום ראשון

plot-empty = אין נתונים לתקופה הזאת.
plot-table = המספרים בטבלה
plot-number = כמות
plot-share = שיעור
plot-others = אפליקציות אחרות
plot-says-bars = סך הכול { $all }, בשיא { $most } ({ $when }).
plot-says-lines = הערך הנמוך ביותר { $least }, הגבוה ביותר { $most }.
plot-says-share = { $part }: { $share } מתוך { $all }.
plot-says-week = השיא ב{ $day } בשעה { $hour }: { $most }.

plot-logins = התחברויות
plot-logins-text = התחברויות שהושלמו, לפי אפליקציה.
plot-results = איך מסתיימות התחברויות
plot-results-text = מי שמופנים קודם להתחברות בפורום נספרים כך, וכשהם חוזרים נספרים פעם נוספת.
plot-first = התחברויות ראשונות
plot-first-text = חברים שאישרו אפליקציה בפעם הראשונה.
plot-active = חיבורים פעילים
plot-active-text = חיבורים של חברים לאפליקציות, לפי ספירה אחת בשעה.
plot-authorize = זמן תגובה: authorize
plot-authorize-text = כאן מתחילות התחברויות. כל קו מראה את הזמן שהחלק הזה מהבקשות לא חרג ממנו.
plot-token = זמן תגובה: token
plot-token-text = כאן אפליקציות מקבלות אסימונים. כל קו מראה את הזמן שהחלק הזה מהבקשות לא חרג ממנו.
plot-userinfo = זמן תגובה: userinfo
plot-userinfo-text = כאן אפליקציות שואלות במי מדובר. כל קו מראה את הזמן שהחלק הזה מהבקשות לא חרג ממנו.
plot-pages = הזמן שנוסף לדפי הפורום
plot-pages-text = כמה זמן הבקשה הייתה כאן לפני הפנייה לפורום. כל קו מראה את הזמן שהחלק הזה מהבקשות לא חרג ממנו.
plot-cache = חברים שזוהו מהמטמון
plot-cache-text = באיזה חלק מהמקרים לא היה צורך לשאול את הפורום במי מדובר.
plot-week = שעות השבוע
plot-week-text = התחברויות לפי שעה (UTC).
plot-secrets = מפתחות סודיים ישנים וחדשים
plot-secrets-text = באיזה מהמפתחות הסודיים שלה הזדהתה האפליקציה. כשהישן כבר לא בשימוש, כדאי לבטל אותו.

line-half = מחצית מהבקשות
line-most = 95%
line-nearly-all = 99%
line-cache = מהמטמון
line-newest = המפתח החדש ביותר
line-older = מפתח ישן יותר
line-app = האפליקציה הזאת
result-ok = התחברות הצליחה
result-denied = סירוב, או אין הרשאה
result-not-logged-in = הפניה להתחברות בפורום
result-banned = חשבון מושעה
result-error = כישלון

## Console: usage

admin-usage-title = שימוש
admin-usage-30 = 30 ימים
admin-usage-90 = 90 ימים
admin-usage-365 = שנה
admin-usage-logins = התחברויות
admin-usage-speed = מהירות
admin-usage-late = מה שקרה בדקה האחרונה עוד לא נספר. הימים והשעות הם לפי UTC.
admin-usage-codes = מה נדחה
admin-table-code = קוד
admin-table-event = אירוע
admin-table-action = פעולה
admin-table-meaning = משמעות
admin-table-time = זמן
admin-table-member = חבר
admin-table-request = בקשה
admin-table-app = אפליקציה
admin-table-more = עוד
admin-table-find = חיפוש
admin-confirm-cancel = ביטול
admin-confirm-end-secrets-title = לבטל את המפתחות הסודיים הישנים של { $what }?
admin-confirm-end-secrets-text = הם יפסיקו לפעול מיד ולתמיד. אם האפליקציה עדיין משתמשת באחד מהם, אי אפשר יהיה להתחבר אליה עד שיוזן בה החדש ביותר.
admin-confirm-end-secrets-yes = ביטול הישנים
admin-confirm-switch-off-title = לכבות את { $what }?
admin-confirm-switch-off-text = עד שתופעל שוב, אי אפשר להתחבר אליה והיא לא תקבל עוד מידע על חברים. ההרשאות שנתנו לה החברים נשמרות.
admin-confirm-switch-off-yes = כיבוי

## Console: what happened at an app

admin-log-title = יומן
admin-log-added = הכתובת רשומה עכשיו.
admin-log-addresses = כתובות חזרה שנדחו
admin-log-addresses-text = כל אחד יכול לשלוח כתובת לדף הזה. יש להוסיף רק מה שמופיע בהגדרות של האפליקציה עצמה. ההבדלים מסומנים.
admin-log-sent = נשלח
admin-log-registered = רשום
admin-log-times =
    { $count ->
        [one] פעם אחת
        [two] פעמיים
       *[other] { $count } פעמים
    }
admin-log-last = לאחרונה: { $time }
admin-log-elsewhere = הכתובת הזאת נמצאת בשרת שהאפליקציה לא השתמשה בו עד עכשיו. מי ששולט בשרת הזה יקבל את ההתחברויות של החברים שלך.
admin-log-fault = אי אפשר להוסיף אותה:
admin-log-add = הוספת הכתובת הזאת
admin-log-events = 200 האירועים האחרונים
admin-log-events-text = התחברויות וכל מה שנדחה. נשמר 30 ימים. אירוע זהה שחוזר בתוך דקה רק נספר.
admin-log-detail = פרטים
admin-log-empty = לא קרה דבר באפליקציה הזאת כבר 30 ימים.
admin-log-codes = משמעות הקודים
admin-log-here = כאן בלוח הניהול: { $place }
admin-difference-scheme = רק הסכמה (scheme) שונה: כדאי לבדוק את הכתובת הציבורית בהגדרות של האפליקציה עצמה, ואת X-Forwarded-Proto בפרוקסי שלפניה.
admin-difference-port = רק הפורט שונה: כדאי לבדוק את הכתובת הציבורית בהגדרות של האפליקציה עצמה, ואת הכותרת Host שהפרוקסי שלפניה מעביר.
admin-difference-close = רק ?close שונה: יש להגדיר את סגנון ההתחברות (login style) בהגדרות Rocket.Chat.
admin-event-ok = התחברות הצליחה
admin-event-access-denied = התקבל סירוב, או שאין לחבר הרשאה להשתמש באפליקציה.

## Console: members of an app

admin-users-title = חברים
admin-users-text = מי שאישרו את האפליקציה הזאת או מחוברים אליה.
admin-users-since = מאז
admin-users-last-used = שימוש אחרון
admin-users-logins = חיבורים פעילים
admin-users-sees = מידע גלוי
admin-users-remove = הסרה
admin-users-remove-all = הסרת כל הגישות
admin-users-none = אין מי שמשתמש באפליקציה הזאת.
admin-users-removed = הגישה לחשבון החבר הוסרה, ונמסרה על כך הודעה לאפליקציה.
admin-users-removed-untold = הגישה לחשבון החבר הוסרה. לא נמסרה על כך הודעה לאפליקציה, כי אין לה כתובת לכך: ייתכן שהחיבור אליה יישאר פעיל.
admin-users-removed-all = הגישה לחשבונות כל החברים הוסרה, ונמסרה על כך הודעה לאפליקציה.
admin-users-removed-all-untold = הגישה לחשבונות כל החברים הוסרה. לא נמסרה על כך הודעה לאפליקציה, כי אין לה כתובת לכך: ייתכן שחיבורים אליה יישארו פעילים.
admin-users-removed-some = הגישה לחשבונות של חברים רבים הוסרה. נותרו עוד: יש לחזור על הפעולה.
admin-confirm-remove-user-title = להסיר את הגישה לחשבון של { $what }?
admin-confirm-remove-user-text = האפליקציה לא תוכל יותר להשתמש בחשבון הזה, ותצטרך לבקש אישור מחדש. אם יש לה כתובת לכך, היא תקבל הודעה לסיים את החיבור.
admin-confirm-remove-user-yes = להסיר את הגישה
admin-confirm-remove-users-title = להסיר את הגישה של { $what } לחשבונות כל החברים?
admin-confirm-remove-users-text = כל החברים יישאלו שוב בהתחברות הבאה. אם יש לאפליקציה כתובת לכך, היא תקבל הודעה לסיים את כל החיבורים. באפליקציה עם חברים רבים מאוד יש לחזור על הפעולה כמה פעמים.
admin-confirm-remove-users-yes = להסיר את כל הגישות
admin-confirm-add-address-title = להוסיף כתובת בשרת אחר?
admin-confirm-add-address-text = הכתובת { $what } נמצאת בשרת שהאפליקציה לא השתמשה בו עד עכשיו. מי ששולט בשרת הזה יקבל את ההתחברויות של החברים שלך. יש להוסיף אותה רק אם ידוע לך שהיא שייכת לאפליקציה.
admin-confirm-add-address-yes = להוסיף את הכתובת
admin-confirm-add-other-address-title = להוסיף את הכתובת הזאת?
admin-confirm-add-other-address-text = זאת לא הכתובת הרשומה, וההבדלים מסומנים. ההתחברויות של החברים שלך עלולות להישלח גם אליה. יש להוסיף אותה רק אם היא מופיעה בהגדרות של האפליקציה עצמה.
admin-confirm-add-other-address-yes = להוסיף את הכתובת

## Console: members

admin-members-title = חברים
admin-members-find = שם או מזהה משתמש
admin-members-find-text = חברים נמצאים לפי מזהה המשתמש שלהם בפורום. לפי שם הם נמצאים רק אחרי שהתחברו לאפליקציה כלשהי.
admin-members-nobody = לא נמצא חבר עם השם או המזהה הזה.
admin-members-apps = אפליקציות שמשתמשות בחשבון הזה
admin-members-no-apps = אין אפליקציה שמשתמשת בחשבון הזה.
admin-members-receives = מה היא מקבלת
admin-members-others = מה אפליקציות אחרות היו מקבלות
admin-members-end = סיום כל החיבורים
admin-members-ended =
    { $count ->
        [0] לא היו חיבורים לסיים.
        [one] חיבור אחד הסתיים, ונמסרה על כך הודעה לאפליקציה.
        [two] שני חיבורים הסתיימו, ונמסרה על כך הודעה לאפליקציות.
       *[other] { $count } חיבורים הסתיימו, ונמסרה על כך הודעה לאפליקציות.
    }
admin-members-ended-untold = כל החיבורים הסתיימו. לאפליקציות שאין להן כתובת לכך לא נמסרה הודעה: ייתכן שהחיבור אליהן יישאר פעיל.
admin-member-number = מזהה משתמש
admin-member-name = שם משתמש לאפליקציות
admin-member-name-none = עדיין אין: הוא נקבע בהתחברות הראשונה
admin-member-standing = מצב בפורום
admin-member-email = כתובת אימייל
admin-member-email-untold = לא נמסרת לאפליקציות: הפורום לא אימת אותה
admin-member-groups = קבוצות
admin-standing-let-in = ההתחברות מותרת
admin-standing-refused = ההתחברות חסומה
admin-why-P310 = החשבון הושעה בפורום
admin-why-P311 = החשבון לא הופעל או הושבת
admin-why-P313 = כתובת האימייל לא אומתה
admin-standing-gone = כבר אין חבר כזה
admin-standing-not-asked = הפורום לא מאפשר לחפש חבר לפי מזהה משתמש.
admin-standing-unknown = הפורום לא מגיב.
admin-receives-title = מה מקבלת האפליקציה { $app }
admin-receives-refused = אין לחבר אפשרות להתחבר אליה:
admin-confirm-end-logins-title = לסיים את כל החיבורים של { $what }?
admin-confirm-end-logins-text = אף אפליקציה לא תקבל עוד אסימונים של החבר הזה, ואפליקציות שיש להן כתובת לכך יקבלו הודעה לסיים את החיבורים. מה שאושר נשאר מאושר. ההתחברות לפורום נשארת פעילה.
admin-confirm-end-logins-yes = לסיים את כל החיבורים

## Console: the audit trail

admin-trail-title = יומן ביקורת
admin-trail-text = מי שינה מה, מתי ומאיפה. אי אפשר לערוך את הרשימה הזאת; הרשומות משורשרות זו לזו, כך שכל שינוי בהן יתגלה.
admin-trail-person = חבר או גורם אחר
admin-trail-app = מזהה לקוח (Client ID)
admin-trail-day = יום (UTC)
admin-trail-any = הכול
admin-trail-wrong = היום הזה לא הובן. יש לכתוב אותו כך: { "\u2066" }2026-11-21{ "\u2069" }.
admin-trail-who = מי
admin-trail-on = על מה
admin-trail-member = חבר { $member }
admin-trail-details = פרטים
admin-trail-show = הצגה
admin-trail-before = לפני
admin-trail-after = אחרי
admin-trail-none = אין רשומה מתאימה.
admin-trail-newest = החדשות ביותר
admin-trail-older = ישנות יותר
admin-trail-files = אותן רשומות כקובץ, עד { $count } רשומות:

## Console: signing keys

admin-keys-title = מפתחות חתימה
admin-keys-text = המפתחות מתחלפים מעצמם. מפתח חדש מפורסם לכל האפליקציות לפני שהוא מתחיל לחתום, ומפתח ישן נשמר עד שפג תוקפו של האסימון האחרון שלו.
admin-keys-asked = המפתחות הבאים ייווצרו בתוך שניות.
admin-keys-key = מפתח
admin-keys-algorithm = אלגוריתם
admin-keys-state = מצב
admin-keys-age = גיל
admin-keys-signs-from = תחילת חתימה
admin-keys-last-token = האסימון האחרון יפוג
admin-keys-over = פג תוקפו
admin-keys-none = עדיין אין מפתחות.
admin-keys-rotate = יצירת המפתחות הבאים עכשיו
admin-keys-replace = החלפה מיידית של כל המפתחות
admin-key-waiting = ממתין
admin-key-in-use = בשימוש
admin-key-retired = הוחלף
admin-key-distrusted = כבר לא מהימן
admin-confirm-rotate-keys-title = ליצור עכשיו את המפתחות הבאים?
admin-confirm-rotate-keys-text = הם יפורסמו מיד לכל האפליקציות, ויתחילו לחתום כשלכל אפליקציה היה זמן להכיר אותם. שום חבר לא ינותק.
admin-confirm-rotate-keys-yes = ליצור את המפתחות
admin-confirm-replace-keys-title = להחליף מיד את כל המפתחות?
admin-confirm-replace-keys-text = רק אם ייתכן שהמפתחות הגיעו לידיים זרות. מפתחות חדשים יחתמו מיד והישנים יימחקו: אסימונים שנחתמו בהם כבר לא יהיו תקפים, וחלק מהחברים יצטרכו להתחבר מחדש.
admin-confirm-replace-keys-yes = להחליף את כל המפתחות

## Console: health

admin-health-title = תקינות
admin-health-fine = הכול עובד.
admin-health-warned = הכול עובד, אבל כדאי לעיין באזהרות.
admin-health-failing =
    { $count ->
        [one] דבר אחד לא עובד כרגע.
        [two] שני דברים לא עובדים כרגע.
       *[other] { $count } דברים לא עובדים כרגע.
    }
admin-health-at = מועד הבדיקה: { $time }. כדי לבדוק שוב יש לטעון את הדף מחדש.
admin-health-state-fine = תקין
admin-health-state-warning = אזהרה
admin-health-state-failing = תקלה
admin-health-configuration = הגדרות כלליות
admin-health-public-address = כתובת ציבורית
admin-health-listens = מאזין בכתובת
admin-health-certificates = אישור אבטחה
admin-health-forum = פורום
admin-health-source = היכן מאתרים חברים
admin-health-lookups = איתור חברים
admin-health-server = שרת האינטרנט של הפורום
admin-health-api = API מוגן
admin-health-store = אחסון
admin-health-operations = ניטור
admin-health-keys = מפתחות חתימה
admin-health-old-secrets = ה־API של Mattermost
admin-health-console = לוח ניהול
admin-health-warning = אזהרה לגבי ההגדרות

# איזה דף של איזו אפליקציה: "יומן: Rocket.Chat"
admin-title-of = { $page }: { $app }
