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
nameless = (ללא שם)

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

## Authorised apps

apps-title = אפליקציות שמשתמשות בחשבון { $forum } שלך
apps-text = לאפליקציות האלה מתחברים עם החשבון שלך כאן. את מה שכבר לא בשימוש כדאי להסיר.
apps-none = עדיין אין אפליקציה שמשתמשת בחשבון שלך.
apps-sees = מידע גלוי: { $facts }.
apps-since = מאז { $day }
apps-used-today = שימוש אחרון: היום
apps-used-yesterday = שימוש אחרון: אתמול
apps-last-used = שימוש אחרון: { $day }
apps-unused = ללא שימוש כבר { $duration }
apps-no-login = אין כרגע חיבור פעיל
apps-logins =
    { $count ->
        [one] חיבור פעיל אחד
        [two] שני חיבורים פעילים
       *[other] { $count } חיבורים פעילים
    }
apps-made-by = נוצרה על ידי { $maker }, לא על ידי הצוות של { $forum }
apps-details = פרטים
apps-remove = הסרה
apps-remove-all = התנתקות מכל האפליקציות
apps-removed = האפליקציה { $app } כבר לא יכולה להשתמש בחשבון שלך.
apps-removed-anonymous = האפליקציה כבר לא יכולה להשתמש בחשבון שלך.
apps-removed-all = אף אפליקציה כבר לא יכולה להשתמש בחשבון שלך.
remove-title = להסיר את הגישה של { $app }?
remove-text = האפליקציה { $app } לא תוכל יותר להשתמש בחשבון שלך כאן, ותצטרך לבקש את אישורך מחדש. מה שכתבת בה יישאר.
remove-text-anonymous = האפליקציה לא תוכל יותר להשתמש בחשבון שלך כאן, ותצטרך לבקש את אישורך מחדש. מה שכתבת בה יישאר.
remove-told = האפליקציה { $app } תקבל על כך הודעה ותנתק אותך.
remove-not-told = האפליקציה { $app } לא תקבל על כך הודעה: ייתכן שהחיבור שלך אליה יישאר פעיל עד להתנתקות ממנה.
remove-all-title = להתנתק מכל האפליקציות?
remove-all-text = אף אחת מהאפליקציות האלה לא תוכל יותר להשתמש בחשבון שלך כאן, וכל אחת תצטרך לבקש את אישורך מחדש. מה שכתבת בהן יישאר.
remove-cancel = להשאיר
remove-yes = להסיר את הגישה
remove-all-yes = להתנתק מכל האפליקציות

app-title = האפליקציה { $app } והחשבון שלך
app-access = מה מותר לאפליקציה לראות
app-left-out = מידע שבחרת לא למסור: { $facts }.
app-logins = החיבורים הפעילים שלך
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
device-wrong = אין מכשיר שממתין עם הקוד הזה. קוד תקף לעשר דקות; אם עבר יותר זמן, יש להציג קוד חדש במכשיר.
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
login-button = התחברות אל { $forum }
login-new-tab = נפתח בכרטיסייה חדשה
login-continue = התחברתי, המשך
login-refresh = הדף בודק זאת מעצמו כל כמה שניות, במשך חמש דקות לכל היותר.
login-again-title = יש להתחבר שוב אל { $forum }
login-again-text = האפליקציה { $app } מבקשת התחברות חדשה או חשבון אחר. יש להתנתק מחשבון { $forum }, להתחבר שוב ואז לחזור לדף הזה.
login-again-text-anonymous = אפליקציה מבקשת התחברות חדשה או חשבון אחר. יש להתנתק מחשבון { $forum }, להתחבר שוב ואז לחזור לדף הזה.
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
logout-one-more = נשאר עוד צעד אחד: להתנתק גם מחשבון { $forum } עצמו. ייתכן שיידרש שם אישור נוסף.
logout-forum = התנתקות מחשבון { $forum }
logout-continue = חזרה אל { $app }
logout-continue-anonymous = חזרה לאפליקציה
logout-stayed-title = החיבור שלך עדיין פעיל
logout-stayed-text = שום דבר לא השתנה.

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
plot-logins-text = קודי הרשאה שניתנו לאפליקציות, לפי אפליקציה.
plot-results = איך מסתיימות התחברויות
plot-results-text = מי שמופנים קודם להתחברות בפורום נספרים כך, וכשהם חוזרים נספרים פעם נוספת.
plot-first = חברים חדשים
plot-first-text = חברים שאישרו אפליקציה בפעם הראשונה.
plot-active = חיבורים פעילים
plot-active-text = חיבורים לאפליקציות שעדיין בתוקף, לפי ספירה אחת בשעה.
plot-authorize = זמן תגובה: authorize
plot-authorize-text = כאן מתחילות התחברויות. כל קו מראה את הזמן שהחלק הזה מהבקשות לא חרג ממנו.
plot-token = זמן תגובה: token
plot-token-text = כאן אפליקציות מקבלות אסימונים. כל קו מראה את הזמן שהחלק הזה מהבקשות לא חרג ממנו.
plot-userinfo = זמן תגובה: userinfo
plot-userinfo-text = כאן אפליקציות שואלות במי מדובר. כל קו מראה את הזמן שהחלק הזה מהבקשות לא חרג ממנו.
plot-pages = הזמן שנוסף לדפי הפורום
plot-pages-text = כמה זמן הבקשה הייתה כאן לפני הפנייה לפורום. כל קו מראה את הזמן שהחלק הזה מהבקשות לא חרג ממנו.
plot-cache = חיבורים שנמצאו במטמון
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
result-denied = סירוב, או שאין הרשאה להשתמש באפליקציה
result-not-logged-in = הפניה להתחברות בפורום
result-banned = חשבון מושעה
result-error = כישלון
