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
nameless = (بلا اسم)

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

## Authorised apps

apps-title = التطبيقات التي تستخدم حسابك في { $forum }
apps-text = يتم الدخول إلى هذه التطبيقات بحسابك هنا. يُستحسن إزالة ما لم تعد هناك حاجة إليه.
apps-none = لا يستخدم أي تطبيق حسابك حتى الآن.
apps-sees = يطّلع على: { $facts }.
apps-since = منذ { $day }
apps-used-today = آخر استخدام اليوم
apps-used-yesterday = آخر استخدام أمس
apps-last-used = آخر استخدام في { $day }
apps-unused = دون استخدام منذ { $duration }
apps-no-login = لا جلسات مفتوحة حاليًا
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
apps-remove-all = تسجيل الخروج من كل التطبيقات
apps-removed = لم يعد بإمكان تطبيق { $app } استخدام حسابك.
apps-removed-anonymous = لم يعد بإمكان التطبيق استخدام حسابك.
apps-removed-all = لم يعد بإمكان أي تطبيق استخدام حسابك.
remove-title = إزالة إذن الوصول من تطبيق { $app }؟
remove-text = بعد ذلك لن يتمكن تطبيق { $app } من استخدام حسابك هنا، وسيكون عليه طلب موافقتك من جديد. أما ما كتبته فيه فيبقى.
remove-text-anonymous = بعد ذلك لن يتمكن التطبيق من استخدام حسابك هنا، وسيكون عليه طلب موافقتك من جديد. أما ما كتبته فيه فيبقى.
remove-told = سيتم إبلاغ تطبيق { $app } بذلك وتسجيل خروجك منه.
remove-not-told = لن يتم إبلاغ تطبيق { $app } بذلك: قد تبقى جلستك فيه مفتوحة إلى حين تسجيل خروجك منه.
remove-all-title = تسجيل الخروج من كل التطبيقات؟
remove-all-text = بعد ذلك لن يتمكن أي من هذه التطبيقات من استخدام حسابك هنا، وسيكون على كل منها طلب موافقتك من جديد. أما ما كتبته فيها فيبقى.
remove-cancel = إبقاء
remove-yes = إزالة إذن الوصول
remove-all-yes = تسجيل الخروج من كل التطبيقات

app-title = تطبيق { $app } وحسابك
app-access = ما يمكنه الاطّلاع عليه
app-left-out = ما اخترت عدم مشاركته: { $facts }.
app-logins = جلساتك المفتوحة
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
device-wrong = لا يوجد جهاز ينتظر بهذا الرمز. صلاحية الرمز عشر دقائق، وبعد ذلك يلزم إظهار رمز جديد على الجهاز.
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
login-button = تسجيل الدخول إلى { $forum }
login-new-tab = يُفتح في علامة تبويب جديدة
login-continue = تم تسجيل الدخول، متابعة
login-refresh = تتحقق هذه الصفحة تلقائيًا كل بضع ثوانٍ، لمدة أقصاها خمس دقائق.
login-again-title = يلزم تسجيل الدخول إلى { $forum } مرة أخرى
login-again-text = يطلب تطبيق { $app } تسجيل دخول جديدًا أو حسابًا آخر. يُرجى تسجيل الخروج من { $forum } ثم تسجيل الدخول من جديد والعودة إلى هذه الصفحة.
login-again-text-anonymous = يطلب أحد التطبيقات تسجيل دخول جديدًا أو حسابًا آخر. يُرجى تسجيل الخروج من { $forum } ثم تسجيل الدخول من جديد والعودة إلى هذه الصفحة.
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
logout-one-more = بقيت خطوة واحدة: تسجيل الخروج من موقع { $forum } نفسه. قد يُطلب منك التأكيد هناك مرة أخرى.
logout-forum = تسجيل الخروج من { $forum }
logout-continue = العودة إلى { $app }
logout-continue-anonymous = العودة إلى التطبيق
logout-stayed-title = جلستك ما زالت مفتوحة
logout-stayed-text = لم يتغيّر شيء.

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
plot-logins-text = رموز التفويض الصادرة للتطبيقات، حسب التطبيق.
plot-results = نتائج تسجيل الدخول
plot-results-text = من يلزمه تسجيل الدخول إلى المنتدى أولًا يُحسب ضمن المُحالين إليه، ثم يُحسب مرة أخرى عند عودته.
plot-first = أعضاء جدد
plot-first-text = أعضاء سمحوا لتطبيق بالوصول لأول مرة.
plot-active = الجلسات المفتوحة
plot-active-text = جلسات التطبيقات التي ما زالت سارية، تُحسب مرة كل ساعة.
plot-authorize = زمن الاستجابة: authorize
plot-authorize-text = هنا يبدأ تسجيل الدخول. يُظهر كل خط الزمن الذي لم تتجاوزه هذه النسبة من الطلبات.
plot-token = زمن الاستجابة: token
plot-token-text = هنا تحصل التطبيقات على رموزها المميزة. يُظهر كل خط الزمن الذي لم تتجاوزه هذه النسبة من الطلبات.
plot-userinfo = زمن الاستجابة: userinfo
plot-userinfo-text = هنا تسأل التطبيقات عن هوية العضو. يُظهر كل خط الزمن الذي لم تتجاوزه هذه النسبة من الطلبات.
plot-pages = الزمن المضاف إلى صفحات المنتدى
plot-pages-text = مدة بقاء الطلب هنا قبل سؤال المنتدى. يُظهر كل خط الزمن الذي لم تتجاوزه هذه النسبة من الطلبات.
plot-cache = الجلسات الموجودة في ذاكرة التخزين المؤقت
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
result-denied = رُفض الإذن، أو التطبيق غير متاح للعضو
result-not-logged-in = إحالة إلى تسجيل الدخول في المنتدى
result-banned = حساب موقوف
result-error = فشل
