# العربية. نخاطب الجميع دون تحديد المذكر أو المؤنث: مصادر («تسجيل الدخول») و«يُرجى» و«يمكنك» بدل أفعال الأمر.
# يسبق اسمَ التطبيق غالبًا «تطبيق»، ولا يلتصق أي حرف بالأسماء.

## The language itself

language-name = العربية
number-group = ,

month-1 = يناير
month-2 = فبراير
month-3 = مارس
month-4 = أبريل
month-5 = مايو
month-6 = يونيو
month-7 = يوليو
month-8 = أغسطس
month-9 = سبتمبر
month-10 = أكتوبر
month-11 = نوفمبر
month-12 = ديسمبر
date-day = { $day } { $month } { $year }
date-minute = { $day } { $month } { $year }، الساعة { $time } بتوقيت UTC

# تأتي المدة دائمًا بعد «لمدة» أو «منذ»، أي في حالة الجر.
duration-minutes =
    { $count ->
        [zero] { $count } دقيقة
        [one] دقيقة واحدة
        [two] دقيقتين
        [few] { $count } دقائق
        [many] { $count } دقيقة
       *[other] { $count } دقيقة
    }
duration-hours =
    { $count ->
        [zero] { $count } ساعة
        [one] ساعة واحدة
        [two] ساعتين
        [few] { $count } ساعات
        [many] { $count } ساعة
       *[other] { $count } ساعة
    }
duration-months =
    { $count ->
        [zero] { $count } شهر
        [one] شهر واحد
        [two] شهرين
        [few] { $count } أشهر
        [many] { $count } شهرًا
       *[other] { $count } شهر
    }
duration-days =
    { $count ->
        [zero] { $count } يوم
        [one] يوم واحد
        [two] يومين
        [few] { $count } أيام
        [many] { $count } يومًا
       *[other] { $count } يوم
    }

## Every page

list-separator = { "، " }

skip = الانتقال إلى المحتوى
title = { $page } · { $forum }
back = العودة إلى { $forum }
privacy = الخصوصية
terms = شروط الاستخدام
contact = التواصل معنا
the-app = التطبيق

## Consent

consent-title = تسجيل الدخول إلى { $app } بحسابك في { $forum }؟
consent-address = عنوان التطبيق
consent-device = برنامج على هذا الجهاز: { $address }
consent-odd-name = تنبيه: اسم هذا التطبيق يخلط حروفًا من أبجديات مختلفة أو يحتوي على رموز غير مرئية. يُرجى الاعتماد على العنوان لا على الاسم.
consent-odd-member = حروف غير مألوفة
consent-unverified = هذا التطبيق من إعداد { $maker }، وليس من فريق { $forum }.
consent-verified = أضافه فريق { $forum }
consent-you = الدخول باسم
consent-switch = ليس هذا حسابك؟ تسجيل الدخول بحساب آخر
consent-sees = ما سيطّلع عليه تطبيق { $app }
consent-new-since = الجديد منذ { $day }
consent-sees-already = ما يطّلع عليه تطبيق { $app } بالفعل
consent-can = ما سيُتاح لتطبيق { $app }
consent-cannot = ما لن يُتاح لتطبيق { $app }
consent-new = جديد
consent-show = إظهار
consent-hide = إخفاء
consent-stay = إبقاء جلستك مفتوحة لمدة { $duration } دون سؤالك من جديد
consent-optional = ما بجانبه مربع يمكن إلغاء تحديده، وعندئذٍ لا تتم مشاركته.
consent-never = معرفة كلمة مرورك أو قراءة رسائلك الخاصة أو الكتابة باسمك
consent-take-back = يمكنك التراجع عن ذلك في أي وقت من صفحة { $apps }.
authorised-apps = التطبيقات المصرَّح لها
consent-cancel = إلغاء
consent-allow = تسجيل الدخول إلى { $app }

sees-number = رقم عضويتك
sees-name = اسمك
sees-picture = صورتك
sees-profile = صفحة ملفك الشخصي
sees-email = بريدك الإلكتروني
sees-groups = مجموعاتك
sees-language = لغتك
picture-shown = كما في الأعلى
nothing-there = لا يوجد
consent-display-name = { $name } (الاسم المعروض)
consent-user-name = { $name } (اسم المستخدم)

## Authorised apps

apps-text = يتم الدخول إلى هذه التطبيقات بحسابك هنا. يُستحسن إزالة ما لم تعد هناك حاجة إليه.
apps-none = لا يستخدم أي تطبيق حسابك.
apps-sees = يطّلع على: { $facts }.
apps-since = منذ { $day }
apps-used-today = آخر استخدام اليوم
apps-used-yesterday = آخر استخدام أمس
apps-last-used = آخر استخدام في { $day }
apps-unused = دون استخدام منذ { $duration }
apps-no-login = لا يستطيع التطبيق الاطلاع على حسابك حاليًا. قد تكون جلستك فيه ما زالت مفتوحة.
apps-logins =
    { $count ->
        [zero] لا جلسات
        [one] جلسة واحدة
        [two] جلستان
        [few] { $count } جلسات
        [many] { $count } جلسة
       *[other] { $count } جلسة
    }
apps-made-by = من إعداد { $maker }، وليس من فريق { $forum }
apps-details = التفاصيل
apps-remove = إزالة
apps-remove-all = إزالة كل التطبيقات
apps-removed = لم يعد بإمكان تطبيق { $app } استخدام حسابك.
apps-removed-anonymous = لم يعد بإمكان التطبيق استخدام حسابك.
apps-removed-all = لم يعد بإمكان أي تطبيق استخدام حسابك.
remove-title = إزالة إذن الوصول من تطبيق { $app }؟
remove-text = بعد ذلك لن يتمكن تطبيق { $app } من استخدام حسابك هنا، وسيكون عليه طلب موافقتك من جديد. أما ما كتبته فيه فيبقى.
remove-text-anonymous = بعد ذلك لن يتمكن التطبيق من استخدام حسابك هنا، وسيكون عليه طلب موافقتك من جديد. أما ما كتبته فيه فيبقى.
remove-told = سيتم إبلاغ تطبيق { $app } بذلك وتسجيل خروجك منه.
remove-not-told = لن يتم إبلاغ تطبيق { $app } بذلك: قد تبقى جلستك فيه مفتوحة إلى حين تسجيل خروجك منه.
remove-all-title = إزالة إذن الوصول من كل التطبيقات؟
remove-all-text = بعد ذلك لن يتمكن أي من هذه التطبيقات من استخدام حسابك هنا، وسيكون على كل منها طلب موافقتك من جديد. أما ما كتبته فيها فيبقى.
remove-cancel = إبقاء
remove-yes = إزالة إذن الوصول
remove-all-yes = إزالة كل أذونات الوصول

app-title = تطبيق { $app } وحسابك
app-access = ما يمكنه الاطّلاع عليه
app-left-out = ما اخترت عدم مشاركته: { $facts }.
app-logins = جلساتك في هذا التطبيق
app-login-since = تم الدخول في { $day }
app-more-logins =
    { $count ->
        [zero] بالإضافة إلى { $count } جلسة أقدم
        [one] بالإضافة إلى جلسة واحدة أقدم
        [two] بالإضافة إلى جلستين أقدم
        [few] بالإضافة إلى { $count } جلسات أقدم
        [many] بالإضافة إلى { $count } جلسة أقدم
       *[other] بالإضافة إلى { $count } جلسة أقدم
    }
app-not-used = لا يستخدم تطبيق { $app } حسابك.
app-back = كل التطبيقات

## Choice of the language

language-title = اختيار اللغة
language-text = لغة الصفحات التي يتم فيها الدخول إلى التطبيقات الأخرى بحسابك في { $forum }. يُحفظ الاختيار في هذا المتصفح.
language-label = اللغة
language-browser = حسب إعدادات المتصفح
language-save = استخدام هذه اللغة
language-cancel = العودة دون تغيير

## Devices

device-title = ربط جهاز
device-text = يُرجى إدخال الرمز الظاهر على الجهاز أو في البرنامج.
device-code = الرمز
device-continue = متابعة
device-wrong = لا يوجد جهاز ينتظر بهذا الرمز: إما أنه استُخدم من قبل، أو مضى عليه أكثر من عشر دقائق. يُرجى التحقق منه، أو إظهار رمز جديد على الجهاز.
device-warning = يُرجى الاكتفاء بإدخال رمز من جهاز أو برنامج شغّلته بنفسك. فكل من يرسل إليك رمزًا يريد الدخول باسمك.
device-ask = هل بدأت هذا للتو على جهاز آخر يظهر عليه الرمز { $code }؟ إن لم يكن كذلك فيجب الإلغاء: من أرسل إليك الرمز يريد الدخول باسمك.
device-allowed-title = تم ربط الجهاز
device-allowed-text = يمكنك إغلاق هذه الصفحة. سيتابع تطبيق { $app } تلقائيًا بعد لحظات.
device-denied-title = لم يُسمح للجهاز بالدخول
device-denied-text = لم تصل أي معلومات إلى تطبيق { $app }. يمكنك إغلاق هذه الصفحة.

## Log in first

login-title = يلزم تسجيل الدخول إلى { $forum } أولًا
login-text = يريد تطبيق { $app } معرفة هويتك. يُرجى تسجيل الدخول إلى { $forum } ثم العودة إلى هذه الصفحة.
login-text-anonymous = يريد أحد التطبيقات معرفة هويتك. يُرجى تسجيل الدخول إلى { $forum } ثم العودة إلى هذه الصفحة.
login-text-console = لوحة الإدارة مخصصة لأعضاء معيّنين. يُرجى تسجيل الدخول إلى { $forum } ثم العودة إلى هذه الصفحة.
login-button = تسجيل الدخول إلى { $forum }
login-new-tab = يُفتح في علامة تبويب جديدة
login-continue = تم تسجيل الدخول، متابعة
login-refresh = تتحقق هذه الصفحة تلقائيًا كل بضع ثوانٍ، لمدة أقصاها خمس دقائق.
login-again-title = يلزم تسجيل الدخول إلى { $forum } مرة أخرى
login-again-text = يطلب تطبيق { $app } تسجيل دخول جديدًا أو حسابًا آخر. يُرجى تسجيل الخروج من { $forum } ثم تسجيل الدخول من جديد والعودة إلى هذه الصفحة.
login-again-text-anonymous = يطلب أحد التطبيقات تسجيل دخول جديدًا أو حسابًا آخر. يُرجى تسجيل الخروج من { $forum } ثم تسجيل الدخول من جديد والعودة إلى هذه الصفحة.
login-again-text-console = تتطلب التغييرات في لوحة الإدارة تسجيل دخول جديدًا. يُرجى تسجيل الخروج من { $forum } ثم تسجيل الدخول من جديد والعودة إلى هذه الصفحة.
login-again-button = فتح { $forum }
login-no-refresh = لم تعد هذه الصفحة تتحقق تلقائيًا. يُرجى الضغط على الزر بعد تسجيل الدخول.

## Back to an app by a form

form-post-title = العودة إلى التطبيق
form-post-text = إذا لم يحدث شيء، فيُرجى الضغط على الزر.
form-post-continue = متابعة

## Log out

logout-title = تسجيل الخروج من { $forum } أيضًا؟
logout-text = تم تسجيل خروجك من { $app }. أما جلستك في { $forum } فما زالت مفتوحة في هذا المتصفح.
logout-text-nobody = جلستك في { $forum } مفتوحة في هذا المتصفح.
logout-told = سيتم إبلاغ هذه التطبيقات بخروجك:
logout-not-told = لا يمكن إبلاغ هذه التطبيقات، ويلزم تسجيل الخروج من كل منها على حدة:
logout-stay = إبقاء الجلسة مفتوحة
logout-leave = تسجيل الخروج
logged-out-title = تم تسجيل خروجك
logged-out-text = يمكنك إغلاق هذه النافذة.
logout-one-more-title = بقيت خطوة واحدة
logout-one-more = بقي تسجيل الخروج من موقع { $forum } نفسه. وقد يُطلب منك التأكيد هناك مرة أخرى.
logout-forum = تسجيل الخروج من { $forum }
logout-by-hand = إذا لم يتم تسجيل خروجك بذلك، فيُرجى استخدام زر الخروج في موقع { $forum } نفسه ثم العودة إلى هنا.
logout-continue = العودة إلى { $app }
logout-continue-anonymous = العودة إلى التطبيق
logout-stayed-title = جلستك ما زالت مفتوحة
logout-stayed-text = لم يتغيّر شيء.

## Console, for operators

admin-title = لوحة الإدارة
admin-by-link = دخول عبر رابط
admin-leave = مغادرة
admin-read-only = يمكنك الاطّلاع على كل شيء. لتغيير أي شيء يلزم تسجيل الدخول من جديد أولًا.
admin-log-in-again = تسجيل الدخول من جديد
admin-tabs = صفحات تطبيق { $app }
admin-stale-title = يُرجى تسجيل الدخول من جديد
admin-stale-text = لم يتغيّر شيء. يتطلب أي تغيير هنا تسجيل دخول إلى { $forum } خلال الدقائق الأخيرة. يُرجى تسجيل الخروج ثم تسجيل الدخول من جديد وإعادة التغيير.
admin-error-P409-text = استُخدمت من قبل، أو بقيت مفتوحة أكثر من ساعة. لم يتغير شيء. يُرجى العودة إلى لوحة الإدارة وإعادة المحاولة.
admin-home = العودة إلى لوحة الإدارة
admin-link-title = فتح لوحة الإدارة
admin-link-text = يصلح هذا الرابط مرة واحدة وفي هذا المتصفح. بعد فتحه يمكنك الاطّلاع على كل شيء وتغييره لمدة ساعة.
admin-link-open = فتح لوحة الإدارة
admin-odd-name = حروف غير مألوفة
admin-apps = التطبيقات
admin-app = التطبيق
admin-who = من يمكنه استخدامه
admin-everybody = الجميع
admin-state = الحالة
admin-on = مفعَّل
admin-off = معطَّل
admin-no-apps = لا توجد تطبيقات بعد.

admin-tab-settings = الإعدادات
admin-tab-secret = المفتاح السري
admin-never = لم يُستخدم قط
admin-today = اليوم
admin-yesterday = أمس
admin-last-used = آخر استخدام
admin-secret-of = المفتاح السري لتطبيق { $app }
admin-secret-once = المفتاح السري الجديد، يظهر هذه المرة فقط
admin-secret-made = تاريخ الإنشاء
admin-secret-works = الصلاحية
admin-secret-current = بلا تاريخ انتهاء
admin-secret-until = حتى { $instant }
admin-secret-ended = انتهى في { $instant }
admin-secret-from = من العنوان
admin-secret-today = الاستخدامات اليوم
admin-secret-note = ملاحظة
admin-secret-note-hint = مثلًا أين يُستخدم. 64 حرفًا على الأكثر.
admin-secret-end-on = ينتهي في
admin-secret-end-on-hint = يتوقف عن العمل مع بداية هذا اليوم (UTC). إذا تُرك فارغًا: بلا نهاية.
admin-secret-days = الأيام حسب UTC. العنوان هو عنوان آخر خادم استخدم المفتاح السري.
admin-secret-none = ليس لهذا التطبيق مفتاح سري. يثبت هويته بطريقة أخرى أو لا يثبتها أصلًا.
admin-secret-end = إنهاء صلاحية القديمة الآن
admin-secret-old-ended = انتهت صلاحية المفاتيح السرية القديمة. لم يبقَ سوى الأحدث.
admin-secret-new = مفتاح سري جديد
admin-secret-keep = مدة بقاء المفتاح القديم صالحًا
admin-secret-at-once = تنتهي صلاحيته فورًا
admin-secret-make = إنشاء مفتاح سري جديد
admin-delete-title = حذف تطبيق { $app }؟
admin-delete-text =
    { $count ->
        [zero] لا يملك أحد إذن الدخول إليه. يبقى التطبيق في سلة المحذوفات سبعة أيام ويمكن استعادته.
        [one] سيفقد عضو واحد إذن الدخول فورًا. يبقى التطبيق في سلة المحذوفات سبعة أيام ويمكن استعادته.
        [two] سيفقد عضوان إذن الدخول فورًا. يبقى التطبيق في سلة المحذوفات سبعة أيام ويمكن استعادته.
        [few] سيفقد { $count } أعضاء إذن الدخول فورًا. يبقى التطبيق في سلة المحذوفات سبعة أيام ويمكن استعادته.
        [many] سيفقد { $count } عضوًا إذن الدخول فورًا. يبقى التطبيق في سلة المحذوفات سبعة أيام ويمكن استعادته.
       *[other] سيفقد { $count } عضو إذن الدخول فورًا. يبقى التطبيق في سلة المحذوفات سبعة أيام ويمكن استعادته.
    }
admin-delete-name = للمتابعة يُرجى كتابة اسم التطبيق: { $app }
admin-delete-wrong = ليس هذا اسم التطبيق.
admin-delete-cancel = إبقاء
admin-delete-yes = حذف
admin-bin = سلة المحذوفات
admin-bin-text = التطبيقات المحذوفة خلال الأيام السبعة الأخيرة. لا يمكن لأحد استخدامها وهي هنا.
admin-bin-empty = سلة المحذوفات فارغة.
admin-bin-until = الحذف النهائي: { $instant }
admin-restore = استعادة
admin-restored = تمت استعادة التطبيق بإعداداته ومفاتيحه السرية. يلزم الأعضاء تسجيل الدخول إليه من جديد.

admin-settings-of = إعدادات تطبيق { $app }
admin-saved = تم الحفظ.
admin-wrong = لم يُحفظ شيء: بعض الحقول تحتاج إلى مراجعة.
admin-meanwhile = لم يُحفظ شيء: غيّر شخص آخر هذا التطبيق بينما كان النموذج مفتوحًا. في الحقول القيم المُدخلة هنا، وتحتها ما حُفظ في هذه الأثناء. الحفظ الآن سيستبدله.
admin-theirs = حفظه { $who }، { $instant }:
admin-theirs-unknown = حُفظ في هذه الأثناء:
admin-theirs-nothing = لا شيء
admin-fault-empty = لا يمكن ترك هذا الحقل فارغًا.
admin-fault-unseen = فيه حرف لا يُرى.
admin-fault-long = الحد الأقصى لعدد الأحرف: { $most }.
admin-fault-many = الحد الأقصى: { $most }.
admin-fault-groups = الحد الأقصى لعدد المجموعات: { $most }، ولكلٍّ منها اسم ظاهر.
admin-fault-unknown = القيمة { $value } غير ممكنة هنا.
admin-fault-address = القيمة { $value } ليست عنوانًا. اكتبه كاملًا، مثل https://chat.example.org.
admin-fault-address-length = يتكوّن العنوان من 1 إلى 2000 حرف.
admin-fault-address-character = في العنوان { $value } حرف غير مسموح به. يُكتب بصيغة %XX.
admin-fault-address-fragment = لا يجوز أن يحتوي العنوان { $value } على #.
admin-fault-address-wildcard = لا يجوز أن يحتوي العنوان { $value } على *: تُقارن العناوين حرفًا بحرف.
admin-fault-address-dots = لا يجوز أن يحتوي العنوان { $value } على جزء هو . أو ..
admin-fault-address-https = يجب أن يبدأ العنوان { $value } بـ https://. أما http فللجهاز نفسه أو لشبكات الاختبار.
admin-fault-address-user = لا يجوز أن يحتوي العنوان { $value } على اسم مستخدم.
admin-fault-address-letters = في العنوان { $value } يجب أن يكون البروتوكول والمضيف بأحرف صغيرة، ودون المنفذ إن كان المعتاد.
admin-fault-address-scheme = يجب أن يبدأ العنوان { $value } بـ https:// أو باسم خاص بالتطبيق فيه نقطة، مثل com.example.app:/callback.
admin-fault-address-query = لا يجوز أن يحتوي العنوان { $value } على ? أو #.
admin-fault-public = غير ممكن لتطبيق بلا مفتاح سري: يمكن لأي أحد انتحاله.
admin-fault-pkce = يجب أن يستخدم التطبيق الذي بلا مفتاح سري PKCE.
admin-fault-optional-unasked = لا يمكن للأعضاء استبعاد { $value }: لا يجوز للتطبيق طلبه.
admin-fault-optional-needed = لا يمكن استبعاد { $value }: البريد الإلكتروني والمجموعات فقط.
admin-fault-optional-trusted = التطبيق الموثوق لا يسأل أحدًا، فلا يمكن استبعاد شيء.
admin-fault-optional-email = يحتاج التطبيق إلى بريد إلكتروني، فلا يمكن للأعضاء استبعاده.
admin-fault-keys = يلزم العنوان الذي ينشر فيه التطبيق مفاتيحه.
admin-fault-access-life = من ثانية واحدة إلى 30 يومًا.
admin-fault-refresh-life = من ثانية واحدة إلى 10 سنوات.
admin-fault-time = تُكتب المدة مثل 15m أو 12h أو 30d.
admin-fault-day = يُكتب اليوم هكذا: { "\u2066" }2026-11-21{ "\u2069" }.
admin-fault-end = يجب أن تكون النهاية في المستقبل، خلال عشر سنوات.
admin-disabled = هذا التطبيق معطَّل: لا يمكن لأحد الدخول إليه. تبقى الموافقات التي منحها الأعضاء محفوظة.
admin-switched-on = تم تفعيل التطبيق. يمكن للأعضاء الدخول إليه من جديد.
admin-client-id = معرّف العميل (Client ID)
admin-preset = القالب
admin-made-by = من إعداد
admin-save = حفظ
admin-enable = تفعيل
admin-disable = تعطيل
admin-delete = حذف
admin-breaks = قد يتسبب هذا التغيير في تعطّل التطبيق
admin-breaks-yes = أعلم ذلك، وأريد الحفظ رغم هذا
admin-break-address = لن تصله الردود على العنوان { $value } بعد الآن.
admin-break-scope = لن يتمكن من طلب الصلاحية { $value } بعد الآن.
admin-break-groups = سيقلّ عدد الأعضاء الذين يمكنهم استخدامه.
admin-break-pkce = سيلزمه من الآن إرسال تحدّي PKCE.
admin-break-pushed = سيلزمه من الآن إرسال طلباته مسبقًا (PAR).
admin-break-auth = سيلزمه من الآن إثبات هويته بهذه الطريقة وحدها.
admin-break-tokens = سيتغيّر شكل رموزه المميزة من الآن.
admin-break-refresh = ستُمنح رموز التحديث وفق قاعدة أخرى.
admin-break-quirk = لن يُسمح له بعد الآن بأمر كان مسموحًا به خارج المعايير.
admin-default = حسب الإعدادات العامة
admin-refresh-always = دائمًا
admin-refresh-asked = إذا طلب offline_access
admin-refresh-never = أبدًا
admin-auth-any = بأي طريقة
admin-auth-basic = مفتاح سري في الترويسة
admin-auth-post = مفتاح سري في النموذج
admin-auth-key = توقيع بمفتاح خاص به
admin-alg-rs256 = RS256
admin-alg-es256 = ES256
admin-alg-eddsa = EdDSA
admin-format-opaque = عشوائي
admin-format-jwt = موقَّع (JWT)
admin-g-about = ما يقرؤه الأعضاء
admin-g-addresses = العناوين
admin-g-members = الأعضاء
admin-g-proof = كيف يثبت التطبيق هويته
admin-g-tokens = الرموز المميزة
admin-g-compatibility = التوافق
admin-f-name = الاسم
admin-f-description = الوصف
admin-f-homepage = الصفحة الرئيسية
admin-f-icon-url = عنوان صورته
admin-f-url = عنوان التطبيق
admin-f-redirect-uris = عناوين إعادة التوجيه (callback)، عنوان في كل سطر
admin-f-redirect-uris-hint = إليها تُرسل الردود. https فقط، وتُقارن حرفًا بحرف، دون # ودون *.
admin-f-token-redirect-aliases = عناوين مقبولة في نقطة token فقط
admin-f-token-redirect-aliases-hint = يضيف Rocket.Chat هناك ?close.
admin-f-post-logout-redirect-uris = العناوين التي قد ينتقل إليها المتصفح بعد تسجيل الخروج
admin-f-backchannel-logout-uri = العنوان الذي يُبلَّغ التطبيق عبره بتسجيل الخروج
admin-f-backchannel-logout-session-required = يجب إبلاغه بالجلسة التي انتهت
admin-f-allow-http = السماح باتصال http غير المشفّر (لشبكات الاختبار فقط)
admin-f-allowed-groups = المجموعات المسموح لها باستخدامه، مجموعة في كل سطر
admin-f-allowed-groups-hint = إذا تُرك فارغًا: جميع الأعضاء.
admin-groups-offered = اختر من مجموعات المنتدى، أو اكتب أسماءها في الأسفل.
admin-groups-unknown = لا توجد في المنتدى الآن مجموعة بهذا الاسم: { $value }. انتبه إلى الأحرف الكبيرة والمسافات.
admin-f-denied-groups = المجموعات غير المسموح لها باستخدامه
admin-f-trusted = موثوق: لا يُسأل الأعضاء عن الموافقة
admin-f-scopes = ما يمكنه الاطّلاع عليه
admin-f-optional-scopes = ما يمكن للأعضاء عدم مشاركته
admin-f-in-development = قيد التطوير: تُظهر صفحات الخطأ العناوين لكل من يراها
admin-f-require-email = يحتاج إلى بريد إلكتروني مؤكَّد
admin-f-auth-method = طريقة إثبات هوية التطبيق
admin-f-jwks-uri = العنوان الذي ينشر فيه مفاتيحه
admin-f-require-pkce = يجب أن يستخدم PKCE
admin-f-require-pushed-requests = يجب أن يرسل طلباته مسبقًا (PAR)
admin-f-refresh = منح رموز التحديث
admin-scope-nothing = لا شيء إضافي
admin-f-access-secs = مدة صلاحية رموز الوصول
admin-f-access-secs-hint = مثل 15m أو 12h. إذا تُرك فارغًا: حسب الإعدادات العامة.
admin-f-refresh-secs = مدة صلاحية رموز التحديث
admin-f-id-token-alg = خوارزمية رموز الهوية (ID token)
admin-f-access-token-format = شكل رموز الوصول
admin-f-device-flow = تسجيل الدخول من أجهزة بلا متصفح
admin-f-client-credentials = رموز مميزة باسم التطبيق نفسه
admin-f-token-in-query = يُسمح بوضع رمز الوصول في العنوان
admin-f-token-params-in-query = يُسمح بوضع طلبات الرموز المميزة في العنوان
admin-f-credentials-twice = يُسمح بإرسال المعرّف والمفتاح السري مرتين
admin-f-access-token-param = المعامل الذي يحمل رمز الوصول إذا وُضع في العنوان
admin-breaks-logins =
    { $count ->
        [zero] لا توجد فيه جلسات مفتوحة حاليًا.
        [one] فيه حاليًا جلسة مفتوحة واحدة.
        [two] فيه حاليًا جلستان مفتوحتان.
        [few] فيه حاليًا { $count } جلسات مفتوحة.
        [many] فيه حاليًا { $count } جلسة مفتوحة.
       *[other] فيه حاليًا { $count } جلسة مفتوحة.
    }

admin-add = إضافة تطبيق
admin-add-kind = ما نوع التطبيق؟
admin-add-other = نوع آخر
admin-add-of = إضافة { $kind }
admin-add-followed = لم تتم إضافة أي شيء بعد: أصبحت عناوين إعادة التوجيه تابعة للعنوان الجديد. يُرجى التحقق منها ثم إضافة التطبيق.
admin-added = تمت إضافة تطبيق { $app }
admin-added-once = المعرّف والمفتاح السري. يظهر المفتاح السري هذه المرة فقط.
admin-client-secret = المفتاح السري (Client Secret)
admin-callback = عنوان إعادة التوجيه (callback)
admin-leave-empty = (يُترك فارغًا)
admin-try = فتح { $app } وتجربة تسجيل الدخول
admin-test = اختبار هذا التطبيق
admin-test-of = اختبار { $app }
admin-test-last = آخر تسجيل دخول
admin-test-receives = ما سيحصل عليه عنك
admin-test-https = https
admin-test-loopback = على جهاز العضو نفسه
admin-test-http = http فقط: يمكن لأي أحد على الطريق قراءته
admin-test-scheme = يفتح برنامجًا
admin-kept = حفظت المفتاح السري
admin-back = رجوع
admin-continue = متابعة
admin-g-where = مكان التطبيق
admin-f-url-hint = مثل https://chat.example.org. في أنواع التطبيقات المعروفة تُستنتج منه عناوين إعادة التوجيه.
admin-f-public = ليس له مفتاح سري: يعمل في متصفح أو على هاتف
admin-search = بحث
admin-search-button = بحث
admin-found-none = لم يُعثر على أي تطبيق.
admin-apps-previous = السابقة
admin-apps-next = التالية
admin-apps-page = الصفحة { $page } من { $pages }
admin-active = جلسات مفتوحة
admin-logins-30 = تسجيلات الدخول، 30 يومًا
admin-errors = أخطاء
admin-errors-text = الأخطاء: نسبة ما رُفض من عمليات تسجيل الدخول خلال آخر 30 يومًا. تظهر العلامة «!» عند { $share } أو أكثر، ويُستحسن حينها النظر في سجل التطبيق.
admin-unused = مفعَّل، دون استخدام؟

## Not allowed

refused-P310-title = لا يمكن استخدام حسابك مع تطبيقات أخرى
refused-P310-text = الحساب موقوف في { $forum }.
refused-P310-text-until = الحساب موقوف في { $forum } حتى { $until }.
refused-P311-title = حسابك غير مفعَّل
refused-P311-text = لم يُفعَّل الحساب بعد في { $forum }، أو تم تعطيله. يُرجى البحث عن رسالة من { $forum } أو سؤال فريق الإدارة، ثم إعادة المحاولة.
refused-P313-title = بريدك الإلكتروني غير مؤكَّد
refused-P313-text = لم يتأكد بعد في { $forum } أن هذا العنوان لك. يُرجى تأكيده من حسابك هناك أو سؤال فريق الإدارة، ثم إعادة المحاولة.
refused-P411-title = تطبيق { $app } غير متاح للجميع
refused-P411-title-anonymous = هذا التطبيق غير متاح للجميع
refused-P411-text = تطبيق { $app } متاح لبعض أعضاء { $forum } فقط.
refused-P411-text-anonymous = هذا التطبيق متاح لبعض أعضاء { $forum } فقط.
refused-P411-text-one = تطبيق { $app } متاح لأعضاء مجموعة { $group } فقط.
refused-P411-text-one-anonymous = هذا التطبيق متاح لأعضاء مجموعة { $group } فقط.
refused-P411-text-other = تطبيق { $app } متاح فقط لأعضاء إحدى هذه المجموعات:
refused-P411-text-other-anonymous = هذا التطبيق متاح فقط لأعضاء إحدى هذه المجموعات:
refused-P431-title = يحتاج تطبيق { $app } إلى بريدك الإلكتروني
refused-P431-title-anonymous = يحتاج هذا التطبيق إلى بريدك الإلكتروني
refused-P431-text = لا يقبل تطبيق { $app } إلا العناوين المؤكَّدة في { $forum }، وليس لك عنوان مؤكَّد هناك. يُرجى إدخال عنوانك أو تأكيده من حسابك هناك، ثم إعادة المحاولة.
refused-P431-text-anonymous = لا يقبل هذا التطبيق إلا العناوين المؤكَّدة في { $forum }، وليس لك عنوان مؤكَّد هناك. يُرجى إدخال عنوانك أو تأكيده من حسابك هناك، ثم إعادة المحاولة.
refused-P308-title = جلستان متعارضتان
refused-P308-text = في متصفحك جلستان في { $forum }، ولا يمكن معرفة أيتهما لك. يُرجى حذف ملفات تعريف الارتباط الخاصة بموقع { $forum } من المتصفح، ثم تسجيل الدخول من جديد وإعادة المحاولة.
refused-nothing = لم تتم مشاركة أي معلومات مع تطبيق { $app }.
refused-nothing-anonymous = لم تتم مشاركة أي معلومات مع التطبيق.
refused-ask = إذا بدا لك أن هذا خطأ، فيمكنك سؤال فريق { $forum }.

## Errors: by code, or by kind where several share one

error-title = تعذّر إتمام ذلك
error-text = هناك خطأ في الرابط الذي فتحته أو في التطبيق الذي جئت منه. لم تتم مشاركة أي معلومات. يُرجى العودة إلى { $app } وإعادة المحاولة، أو إبلاغ مسؤول التطبيق.
error-text-anonymous = هناك خطأ في الرابط الذي فتحته أو في التطبيق الذي جئت منه. لم تتم مشاركة أي معلومات. يُرجى العودة إلى التطبيق وإعادة المحاولة، أو إبلاغ المسؤول عنه.
error-for-operator = معلومات لمسؤول تطبيق { $app }
error-for-operator-anonymous = معلومات لمسؤول هذا الموقع
operator-sent = القيمة المُرسلة
operator-registered = القيمة المسجَّلة
operator-sent-twice = أُرسل مرتين
operator-wrong = الخطأ
operator-reason = السبب
error-code = الرمز
error-request = الطلب
error-log = السجل
error-log-open = { $app } في لوحة الإدارة
error-time = الوقت
error-explain = المزيد
error-retry = إعادة المحاولة
error-small-print = الرمز { $code } · الطلب { $request }

error-later-title = يتعذّر حاليًا الدخول إلى التطبيقات الأخرى بحسابك في { $forum }
error-later-text = يُرجى إعادة المحاولة بعد دقيقة. لم تتم مشاركة أي معلومات، ولا مشكلة في حسابك.

error-P210-title = موقع { $forum } لا يستجيب حاليًا
error-P210-text = يُرجى إعادة المحاولة بعد دقيقة.
error-P211-title = تعذّر فهم هذا الطلب
error-P211-text = يمكن قراءة الطلب بأكثر من طريقة، ولذلك لم يُمرَّر. المتصفحات لا ترسل طلبات كهذه من تلقاء نفسها.
error-P212-title = لا توجد صفحة هنا
error-P212-text = يُرجى التحقق من العنوان أو العودة إلى { $forum }.
error-P213-title = ليس هذا عنوان الموقع
error-P213-text = يُرجى فتح { $forum } من العنوان العام.
error-P217-title = لم تصل بقية الطلب
error-P217-text = يُرجى التحقق من الاتصال ثم إعادة المحاولة.
error-P218-title = الطلب كبير جدًا
error-P218-text = الطلب أكبر مما تقبله هذه الصفحة.
error-P219-title = متصفحك يرسل ملفات تعريف ارتباط أكثر من اللازم
error-P219-text = يُرجى حذف ملفات تعريف الارتباط الخاصة بموقع { $forum } ثم إعادة المحاولة.
error-P301-title = تسجيل دخولك غير ظاهر لنا
error-P301-text = تم توجيهك إلى تسجيل الدخول أكثر من مرة، وما زال تسجيل دخولك غير ظاهر في { $forum }. يُرجى السماح بملفات تعريف الارتباط لموقع { $forum } وتسجيل الدخول هناك، ثم البدء من جديد من { $app }.
error-P301-text-anonymous = تم توجيهك إلى تسجيل الدخول أكثر من مرة، وما زال تسجيل دخولك غير ظاهر في { $forum }. يُرجى السماح بملفات تعريف الارتباط لموقع { $forum } وتسجيل الدخول هناك، ثم البدء من جديد من التطبيق.
error-P309-title = رابط الدخول هذا لا يعمل في هذا المتصفح
error-P309-text = لا يعمل الرابط إلا في المتصفح الذي بدأ فيه تسجيل الدخول، ولمدة 30 دقيقة. لم تتم مشاركة أي معلومات. يُرجى البدء من جديد من { $app }.
error-P309-text-anonymous = لا يعمل الرابط إلا في المتصفح الذي بدأ فيه تسجيل الدخول، ولمدة 30 دقيقة. لم تتم مشاركة أي معلومات. يُرجى البدء من جديد من التطبيق.
error-P401-title = لا نعرف هذا التطبيق
error-P401-text = لم تتم مشاركة أي معلومات. يُرجى العودة إلى الصفحة السابقة وإعادة المحاولة، أو إبلاغ مسؤول التطبيق.
error-P402-title = أرسلك تطبيق { $app } إلى مكان لا نعرفه
error-P402-title-anonymous = أرسلك أحد التطبيقات إلى مكان لا نعرفه
error-P402-text = لم تتم مشاركة أي معلومات. يُرجى العودة إلى { $app } وإعادة المحاولة، أو إبلاغ مسؤول التطبيق.
error-P402-text-anonymous = لم تتم مشاركة أي معلومات. يُرجى العودة إلى التطبيق وإعادة المحاولة، أو إبلاغ المسؤول عنه.
error-P408-title = أرسل تطبيق { $app } طلبًا لا نفهمه
error-P408-title-anonymous = أرسل أحد التطبيقات طلبًا لا نفهمه
error-P408-text = لم تتم مشاركة أي معلومات. يُرجى العودة إلى { $app } وإعادة المحاولة، أو إبلاغ مسؤول التطبيق.
error-P408-text-anonymous = لم تتم مشاركة أي معلومات. يُرجى العودة إلى التطبيق وإعادة المحاولة، أو إبلاغ المسؤول عنه.
error-P409-title = انتهت صلاحية هذه الصفحة
error-P409-text = استُخدمت من قبل، أو بقيت مفتوحة أكثر من عشر دقائق. لم تتم مشاركة أي معلومات. يُرجى العودة إلى { $app } وإعادة المحاولة.
error-P409-text-anonymous = استُخدمت من قبل، أو بقيت مفتوحة أكثر من عشر دقائق. لم تتم مشاركة أي معلومات. يُرجى العودة إلى التطبيق وإعادة المحاولة.
error-P414-title = انتهت صلاحية هذا الرابط
error-P414-text = استُخدم من قبل، أو مضى عليه وقت طويل. لم تتم مشاركة أي معلومات. يُرجى العودة إلى التطبيق وإعادة المحاولة.
error-P440-title = لا نعرف هذا التطبيق
error-P440-text = لا يمكن الدخول إلى هذا العنوان بحساب { $forum }. لم تتم مشاركة أي معلومات. يُرجى العودة إلى الصفحة السابقة أو إبلاغ مسؤول التطبيق.
error-P442-title = هذا التطبيق لا يتعرّف على تسجيل دخولك
error-P442-text = جلستك في { $forum } مفتوحة، لكن تطبيق { $app } لا يتعرّف عليها. يُرجى السماح بملفات تعريف الارتباط لموقع { $forum } وإعادة المحاولة؛ وإن لم يُفِد ذلك فيُرجى إبلاغ مسؤول التطبيق.
error-P442-text-anonymous = جلستك في { $forum } مفتوحة، لكن التطبيق لا يتعرّف عليها. يُرجى السماح بملفات تعريف الارتباط لموقع { $forum } وإعادة المحاولة؛ وإن لم يُفِد ذلك فيُرجى إبلاغ مسؤول التطبيق.
error-P444-title = لا يمكن استخدام طلب الخروج هذا
error-P444-text = الطلب ناقص، أو يخص تطبيقًا آخر أو جلسة أخرى. لم يتم تسجيل خروج أي حساب.
error-P450-title = محاولات كثيرة جدًا
error-P450-text = يُرجى الانتظار قليلًا ثم إعادة المحاولة.
error-P450-text-wait = يُرجى الانتظار لمدة { $wait } ثم إعادة المحاولة.
error-P505-title = لا يوجد تطبيق كهذا
error-P505-text = التطبيق محذوف أو العنوان غير صحيح.
error-P701-title = هذه الصفحة غير متاحة لك
error-P701-text = هذه الصفحة متاحة لبعض أعضاء { $forum } فقط.
error-P703-title = لا يمكن فتح هذه الصفحة من هنا
error-P703-text = لا يمكن فتحها إلا من شبكات معيّنة.
error-P704-title = هذا الرابط غير صالح
error-P704-text = يصلح الرابط مرة واحدة ولمدة عشر دقائق فقط. يُرجى طلب رابط جديد.
error-P900-title = حدث خطأ هنا
error-P900-text = يُرجى إعادة المحاولة. وإذا تكرر ذلك فيُرجى إبلاغ القائمين على { $forum }.
error-P901-title = ستتوفر هذه الصفحة في إصدار لاحق
error-P901-text = هذا العنوان محجوز لها.

## Console: numbers

number-decimal = .
percent = { $number }%
time-us = { $number } ميكروثانية
time-ms = { $number } مللي ثانية
time-s = { $number } ثانية
weekday-1 = الاثنين
weekday-2 = الثلاثاء
weekday-3 = الأربعاء
weekday-4 = الخميس
weekday-5 = الجمعة
weekday-6 = السبت
weekday-7 = الأحد

plot-empty = لا توجد بيانات عن هذه الفترة.
plot-table = الأرقام في جدول
plot-number = العدد
plot-share = النسبة
plot-others = تطبيقات أخرى
plot-says-bars = المجموع { $all }، والحد الأقصى { $most } ({ $when }).
plot-says-lines = من { $least } إلى { $most }.
plot-says-share = { $part }: { $share } من { $all }.
plot-says-week = الذروة يوم { $day } الساعة { $hour }: { $most }.

plot-logins = عمليات تسجيل الدخول
plot-logins-text = عمليات تسجيل الدخول المكتملة، حسب التطبيق.
plot-results = نتائج تسجيل الدخول
plot-results-text = من يلزمه تسجيل الدخول إلى المنتدى أولًا يُحسب ضمن المُحالين إليه، ثم يُحسب مرة أخرى عند عودته.
plot-first = أولى عمليات تسجيل الدخول
plot-first-text = أعضاء سمحوا لتطبيق بالوصول لأول مرة.
plot-active = الجلسات المفتوحة
plot-active-text = جلسات الأعضاء في التطبيقات، تُحسب مرة كل ساعة.
plot-authorize = زمن الاستجابة: authorize
plot-authorize-text = هنا يبدأ تسجيل الدخول. يُظهر كل خط الزمن الذي لم تتجاوزه هذه النسبة من الطلبات.
plot-token = زمن الاستجابة: token
plot-token-text = هنا تحصل التطبيقات على رموزها المميزة. يُظهر كل خط الزمن الذي لم تتجاوزه هذه النسبة من الطلبات.
plot-userinfo = زمن الاستجابة: userinfo
plot-userinfo-text = هنا تسأل التطبيقات عن هوية العضو. يُظهر كل خط الزمن الذي لم تتجاوزه هذه النسبة من الطلبات.
plot-pages = الزمن المضاف إلى صفحات المنتدى
plot-pages-text = مدة بقاء الطلب هنا قبل سؤال المنتدى. يُظهر كل خط الزمن الذي لم تتجاوزه هذه النسبة من الطلبات.
plot-cache = أعضاء عُرفوا من ذاكرة التخزين المؤقت
plot-cache-text = نسبة الحالات التي لم يلزم فيها سؤال المنتدى عن هوية العضو.
plot-week = ساعات الأسبوع
plot-week-text = عمليات تسجيل الدخول حسب الساعة (UTC).
plot-secrets = المفاتيح السرية القديمة والجديدة
plot-secrets-text = المفتاح السري الذي أثبت به التطبيق هويته. عندما يتوقف استخدام القديم، يُرجى إنهاء صلاحيته.

line-half = نصف الطلبات
line-most = 95%
line-nearly-all = 99%
line-cache = من ذاكرة التخزين المؤقت
line-newest = أحدث مفتاح سري
line-older = مفتاح سري أقدم
line-app = هذا التطبيق
result-ok = تم تسجيل الدخول
result-denied = رفض، أو عدم السماح بالدخول
result-not-logged-in = إحالة إلى تسجيل الدخول في المنتدى
result-banned = حساب موقوف
result-error = فشل

## Console: usage

admin-usage-title = الاستخدام
admin-usage-30 = 30 يومًا
admin-usage-90 = 90 يومًا
admin-usage-365 = سنة واحدة
admin-usage-logins = عمليات تسجيل الدخول
admin-usage-speed = السرعة
admin-usage-late = لم يُحسب بعد ما حدث في الدقيقة الأخيرة. الأيام والساعات بتوقيت UTC.
admin-usage-codes = ما تم رفضه
admin-table-code = الرمز
admin-table-event = الحدث
admin-table-action = الإجراء
admin-table-meaning = المعنى
admin-table-time = الوقت
admin-table-member = العضو
admin-table-request = الطلب
admin-table-app = التطبيق
admin-table-more = المزيد
admin-table-find = بحث
admin-confirm-cancel = إلغاء
admin-confirm-end-secrets-title = إنهاء صلاحية المفاتيح السرية القديمة لتطبيق { $what }؟
admin-confirm-end-secrets-text = تتوقف عن العمل فورًا ونهائيًا. إذا كان التطبيق ما زال يستخدم أحدها فلن يتمكن أحد من الدخول إليه حتى يحصل على الأحدث.
admin-confirm-end-secrets-yes = إنهاء صلاحية القديمة
admin-confirm-switch-off-title = تعطيل تطبيق { $what }؟
admin-confirm-switch-off-text = حتى إعادة تفعيله لن يتمكن أحد من الدخول إليه، ولن يحصل على أي معلومات أخرى عن الأعضاء. تبقى الموافقات التي منحها الأعضاء محفوظة.
admin-confirm-switch-off-yes = تعطيل

## Console: what happened at an app

admin-log-title = السجل
admin-log-added = تم تسجيل العنوان.
admin-log-addresses = عناوين إعادة التوجيه المرفوضة
admin-log-addresses-text = يمكن لأي كان إرسال عنوان إلى هذه الصفحة. يُرجى الاكتفاء بإضافة ما يظهر في إعدادات التطبيق نفسه. مواضع الاختلاف مميَّزة.
admin-log-sent = القيمة المُرسلة
admin-log-registered = القيمة المسجَّلة
admin-log-times =
    { $count ->
        [zero] { $count } مرة
        [one] مرة واحدة
        [two] مرتان
        [few] { $count } مرات
        [many] { $count } مرة
       *[other] { $count } مرة
    }
admin-log-last = آخرها: { $time }
admin-log-elsewhere = هذا العنوان على مضيف لم يستخدمه التطبيق حتى الآن. من يتحكم بذلك المضيف سيحصل على تسجيلات دخول أعضائك.
admin-log-fault = تتعذّر إضافته:
admin-log-add = إضافة هذا العنوان
admin-log-events = آخر 200 حدث
admin-log-events-text = عمليات تسجيل الدخول وكل ما رُفض. تُحفظ لمدة 30 يومًا. ما يتكرر خلال دقيقة يظهر مرة واحدة مع عدد مراته.
admin-log-detail = التفاصيل
admin-log-empty = لم يحدث شيء في هذا التطبيق منذ 30 يومًا.
admin-log-codes = معاني الرموز
admin-log-here = هنا في لوحة الإدارة: { $place }
admin-difference-scheme = الاختلاف في البروتوكول (scheme) فقط: يُرجى مراجعة العنوان العام في إعدادات التطبيق نفسه، وترويسة X-Forwarded-Proto في الوكيل (proxy) الذي أمامه.
admin-difference-port = الاختلاف في المنفذ فقط: يُرجى مراجعة العنوان العام في إعدادات التطبيق نفسه، وترويسة Host التي يمرّرها الوكيل (proxy) الذي أمامه.
admin-difference-close = الاختلاف في ?close فقط: يُرجى ضبط نمط تسجيل الدخول (login style) في Rocket.Chat.
admin-event-ok = تم تسجيل الدخول
admin-event-access-denied = رفض العضو منح الإذن، أو التطبيق غير متاح له.

## Console: members of an app

admin-users-title = الأعضاء
admin-users-text = من سمحوا لهذا التطبيق بالوصول أو لهم جلسة مفتوحة فيه.
admin-users-since = منذ
admin-users-last-used = آخر استخدام
admin-users-logins = الجلسات
admin-users-sees = ما يطّلع عليه التطبيق
admin-users-remove = إزالة
admin-users-remove-all = إزالة الكل
admin-users-none = لا يستخدم أحد هذا التطبيق.
admin-users-removed = أُزيل إذن الوصول إلى حساب العضو، وتم إبلاغ التطبيق.
admin-users-removed-untold = أُزيل إذن الوصول إلى حساب العضو. لم يتم إبلاغ التطبيق لأنه بلا عنوان لذلك، وقد تبقى جلسة العضو فيه مفتوحة.
admin-users-removed-all = أُزيل إذن الوصول إلى حسابات جميع الأعضاء، وتم إبلاغ التطبيق.
admin-users-removed-all-untold = أُزيل إذن الوصول إلى حسابات جميع الأعضاء. لم يتم إبلاغ التطبيق لأنه بلا عنوان لذلك، وقد تبقى جلسات الأعضاء فيه مفتوحة.
admin-users-removed-some = أُزيل إذن الوصول إلى حسابات كثير من الأعضاء، وما زال هناك غيرهم: يُرجى تكرار العملية.
admin-confirm-remove-user-title = إزالة إذن الوصول إلى حساب { $what }؟
admin-confirm-remove-user-text = بعد ذلك لن يتمكن التطبيق من استخدام حساب هذا العضو، وسيكون عليه طلب الموافقة من جديد. وإذا كان له عنوان لذلك فسيتم إبلاغه بإنهاء جلسته.
admin-confirm-remove-user-yes = إزالة إذن الوصول
admin-confirm-remove-users-title = إزالة إذن وصول تطبيق { $what } إلى حسابات جميع الأعضاء؟
admin-confirm-remove-users-text = ستُطلب موافقة الجميع من جديد عند الدخول التالي. وإذا كان للتطبيق عنوان لذلك فسيتم إبلاغه بإنهاء كل الجلسات. إذا كان عدد الأعضاء كبيرًا جدًا فقد يلزم تكرار العملية عدة مرات.
admin-confirm-remove-users-yes = إزالة الكل
admin-confirm-add-address-title = إضافة عنوان على مضيف آخر؟
admin-confirm-add-address-text = العنوان { $what } على مضيف لم يستخدمه التطبيق حتى الآن. من يتحكم بذلك المضيف سيحصل على تسجيلات دخول أعضائك. يُرجى عدم إضافته إلا بعد التأكد من أنه يخص التطبيق.
admin-confirm-add-address-yes = إضافة هذا العنوان
admin-confirm-add-other-address-title = إضافة هذا العنوان؟
admin-confirm-add-other-address-text = هذا ليس العنوان المسجَّل، ومواضع الاختلاف مميَّزة. قد تُرسل إليه أيضًا تسجيلات دخول أعضائك. يُرجى عدم إضافته إلا إذا كان يظهر في إعدادات التطبيق نفسه.
admin-confirm-add-other-address-yes = إضافة هذا العنوان

## Console: members

admin-members-title = الأعضاء
admin-members-find = الاسم أو رقم العضوية
admin-members-find-text = يمكن العثور على الأعضاء برقم عضويتهم في المنتدى. أما بالاسم فلا يُعثر عليهم إلا بعد دخولهم إلى أحد التطبيقات.
admin-members-nobody = لا يوجد عضو معروف بهذا الاسم أو الرقم.
admin-members-apps = التطبيقات التي تستخدم هذا الحساب
admin-members-no-apps = لا يستخدم أي تطبيق هذا الحساب.
admin-members-receives = ما يصل إليه
admin-members-others = ما كان سيصل إلى تطبيقات أخرى
admin-members-end = إنهاء كل الجلسات
admin-members-ended =
    { $count ->
        [zero] لم تكن هناك جلسات لإنهائها.
        [one] أُنهيت جلسة واحدة وتم إبلاغ تطبيقها.
        [two] أُنهيت جلستان وتم إبلاغ تطبيقاتهما.
        [few] أُنهيت { $count } جلسات وتم إبلاغ تطبيقاتها.
        [many] أُنهيت { $count } جلسة وتم إبلاغ تطبيقاتها.
       *[other] أُنهيت { $count } جلسة وتم إبلاغ تطبيقاتها.
    }
admin-members-ended-untold = أُنهيت كل الجلسات. لم يتم إبلاغ التطبيقات التي ليس لها عنوان لذلك، وقد تبقى جلسة العضو فيها مفتوحة.
admin-member-number = رقم العضوية
admin-member-name = اسم المستخدم في التطبيقات
admin-member-name-none = لا يوجد بعد: يُحدَّد عند أول تسجيل دخول
admin-member-standing = الحالة في المنتدى
admin-member-email = البريد الإلكتروني
admin-member-email-untold = لا تُبلَّغ به التطبيقات: لم يتحقق منه المنتدى
admin-member-groups = المجموعات
admin-standing-let-in = مسموح بالدخول
admin-standing-refused = غير مسموح بالدخول
admin-why-P310 = الحساب موقوف في المنتدى
admin-why-P311 = الحساب غير مفعَّل أو معطَّل
admin-why-P313 = البريد الإلكتروني غير مؤكَّد
admin-standing-gone = لم تعد العضوية موجودة
admin-standing-not-asked = لا يتيح المنتدى البحث عن عضو برقمه.
admin-standing-unknown = المنتدى لا يستجيب.
admin-receives-title = ما يصل إلى تطبيق { $app }
admin-receives-refused = لن يُسمح للعضو بالدخول إليه:
admin-confirm-end-logins-title = إنهاء كل جلسات { $what }؟
admin-confirm-end-logins-text = لن يحصل أي تطبيق على رموز مميزة جديدة لهذا العضو، وسيتم إبلاغ التطبيقات التي لها عنوان لذلك بإنهاء جلساته. ما تمت الموافقة عليه يبقى كما هو، والجلسة في المنتدى تبقى مفتوحة.
admin-confirm-end-logins-yes = إنهاء كل الجلسات

## Console: the audit trail

admin-trail-title = سجل التدقيق
admin-trail-text = من غيّر ماذا ومتى ومن أين. لا يمكن لأحد تعديل هذه القائمة؛ فالقيود مترابطة بحيث ينكشف أي تغيير فيها.
admin-trail-person = عضو أو جهة أخرى
admin-trail-app = معرّف العميل (Client ID)
admin-trail-day = اليوم (UTC)
admin-trail-any = الكل
admin-trail-wrong = تعذّر فهم هذا التاريخ. يُكتب هكذا: { "\u2066" }2026-11-21{ "\u2069" }.
admin-trail-who = من
admin-trail-on = محل التغيير
admin-trail-member = العضو { $member }
admin-trail-details = التفاصيل
admin-trail-show = إظهار
admin-trail-before = قبل
admin-trail-after = بعد
admin-trail-none = لا توجد قيود مطابقة.
admin-trail-newest = الأحدث
admin-trail-older = الأقدم
admin-trail-files = القائمة نفسها في ملف، والحد الأقصى لعدد القيود { $count }:

## Console: signing keys

admin-keys-title = مفاتيح التوقيع
admin-keys-text = تتعاقب المفاتيح تلقائيًا. يُعلن المفتاح الجديد لكل التطبيقات قبل أن يبدأ التوقيع به، ويبقى القديم محفوظًا حتى تنتهي صلاحية آخر رمز مميز وُقّع به.
admin-keys-asked = ستُنشأ المفاتيح التالية خلال ثوانٍ.
admin-keys-key = المفتاح
admin-keys-algorithm = الخوارزمية
admin-keys-state = الحالة
admin-keys-age = العمر
admin-keys-signs-from = بدء التوقيع
admin-keys-last-token = انتهاء آخر رمز مميز
admin-keys-over = انتهى
admin-keys-none = لا توجد مفاتيح بعد.
admin-keys-rotate = إنشاء المفاتيح التالية الآن
admin-keys-replace = استبدال كل المفاتيح فورًا
admin-key-waiting = قيد الانتظار
admin-key-in-use = قيد الاستخدام
admin-key-retired = خرج من الخدمة
admin-key-distrusted = لم يعد موثوقًا
admin-confirm-rotate-keys-title = إنشاء المفاتيح التالية الآن؟
admin-confirm-rotate-keys-text = تُعلن المفاتيح فورًا لكل التطبيقات، ويبدأ التوقيع بها بعد أن يتاح لكل تطبيق وقت لمعرفتها. لن يتم تسجيل خروج أي عضو.
admin-confirm-rotate-keys-yes = إنشاء المفاتيح التالية
admin-confirm-replace-keys-title = استبدال كل المفاتيح فورًا؟
admin-confirm-replace-keys-text = فقط إذا كان من المحتمل أن المفاتيح وصلت إلى جهة أخرى. يبدأ التوقيع بالمفاتيح الجديدة فورًا وتُلغى القديمة: لن تعود الرموز المميزة الموقَّعة بها صالحة، وسيلزم بعض الأعضاء تسجيل الدخول من جديد.
admin-confirm-replace-keys-yes = استبدال كل المفاتيح

## Console: health

admin-health-title = سلامة النظام
admin-health-fine = كل شيء يعمل.
admin-health-warned = كل شيء يعمل، لكن توجد تحذيرات تستحق النظر.
admin-health-failing =
    { $count ->
        [zero] لا توجد أعطال حاليًا.
        [one] يوجد حاليًا عطل واحد.
        [two] يوجد حاليًا عطلان.
        [few] توجد حاليًا { $count } أعطال.
        [many] يوجد حاليًا { $count } عطلًا.
       *[other] يوجد حاليًا { $count } عطل.
    }
admin-health-at = وقت الفحص: { $time }. لإعادة الفحص يُرجى تحميل الصفحة من جديد.
admin-health-state-fine = سليم
admin-health-state-warning = تحذير
admin-health-state-failing = لا يعمل
admin-health-configuration = الإعدادات العامة
admin-health-public-address = العنوان العام
admin-health-listens = عنوان الاستماع
admin-health-certificates = الشهادة
admin-health-forum = المنتدى
admin-health-source = مكان البحث عن الأعضاء
admin-health-lookups = البحث عن الأعضاء
admin-health-server = خادم الويب للمنتدى
admin-health-api = واجهة API محمية
admin-health-store = التخزين
admin-health-operations = المراقبة
admin-health-keys = مفاتيح التوقيع
admin-health-old-secrets = واجهة Mattermost البرمجية
admin-health-console = لوحة الإدارة
admin-health-warning = تحذير بشأن الإعدادات

# أي صفحة من أي تطبيق: «السجل: Rocket.Chat»
admin-title-of = { $page }: { $app }
