# Türkçe. Üyelere nazikçe “siz” diye hitap ediyoruz; düğmelerde kısa emir kipi var. Adlara ek gelmesin diye yanlarına “uygulaması”, “sitesi” gibi bir sözcük konur.

## The language itself

language-name = Türkçe
number-group = .

month-1 = Ocak
month-2 = Şubat
month-3 = Mart
month-4 = Nisan
month-5 = Mayıs
month-6 = Haziran
month-7 = Temmuz
month-8 = Ağustos
month-9 = Eylül
month-10 = Ekim
month-11 = Kasım
month-12 = Aralık
date-day = { $day } { $month } { $year }
date-minute = { $day } { $month } { $year }, { $time } (UTC)

# Sayıdan sonra ad çoğul eki almaz: 1 gün, 30 gün.
duration-minutes =
    { $count ->
        [one] { $count } dakika
       *[other] { $count } dakika
    }
duration-hours =
    { $count ->
        [one] { $count } saat
       *[other] { $count } saat
    }
duration-months =
    { $count ->
        [one] { $count } ay
       *[other] { $count } ay
    }
duration-days =
    { $count ->
        [one] { $count } gün
       *[other] { $count } gün
    }

## Every page

list-separator = { ", " }

skip = İçeriğe geç
title = { $page } · { $forum }
back = { $forum } sitesine dön
privacy = Gizlilik
terms = Kullanım koşulları
contact = İletişim
the-app = uygulama

## Consent

consent-title = { $forum } hesabınızla { $app } uygulamasına giriş yapılsın mı?
consent-address = Uygulamanın adresi
consent-device = Bu cihazdaki bir program: { $address }
consent-odd-name = Dikkatli bakın: Bu uygulamanın adında farklı alfabelerden harfler ya da görünmeyen karakterler var. Ada değil, adrese güvenin.
consent-odd-member = alışılmadık harfler
consent-unverified = Bu uygulamayı { $forum } ekibi değil, { $maker } hazırladı.
consent-verified = { $forum } ekibi tarafından eklendi
consent-you = Giriş yapılan hesap:
consent-switch = Bu siz değil misiniz? Başka bir hesapla giriş yapın
consent-sees = { $app } uygulamasının göreceği bilgiler
consent-new-since = { $day } tarihinden sonra eklenenler
consent-sees-already = { $app } uygulamasının zaten gördüğü bilgiler
consent-can = { $app } uygulamasının yapabilecekleri
consent-cannot = { $app } uygulamasının yapamayacakları
consent-new = yeni
consent-show = Göster
consent-hide = Gizle
consent-stay = oturumunuzu { $duration } boyunca yeniden sormadan açık tutmak
consent-optional = Yanında kutu olanların işaretini kaldırabilirsiniz: O bilgiler paylaşılmaz.
consent-never = parolanızı görmek, özel mesajlarınızı okumak veya sizin adınıza yazmak
consent-take-back = Bu izni istediğiniz zaman { $apps } sayfasından geri alabilirsiniz.
authorised-apps = Bağlı uygulamalar
consent-cancel = İptal
consent-allow = { $app } uygulamasına giriş yap

sees-number = üye numaranız
sees-name = adınız
sees-picture = profil resminiz
sees-profile = profil sayfanız
sees-email = e-posta adresiniz
sees-groups = gruplarınız
sees-language = diliniz
picture-shown = yukarıdaki gibi
nothing-there = yok
consent-display-name = { $name } (görünen ad)
consent-user-name = { $name } (kullanıcı adı)

## Authorised apps

apps-text = Bu uygulamalara buradaki hesabınızla giriş yapıyorsunuz. Artık kullanmadıklarınızın erişimini kaldırın.
apps-none = Hesabınızı kullanan bir uygulama yok.
apps-sees = Gördüğü bilgiler: { $facts }.
apps-since = { $day } tarihinden beri
apps-used-today = son kullanım: bugün
apps-used-yesterday = son kullanım: dün
apps-last-used = son kullanım: { $day }
apps-unused = son { $duration } içinde kullanılmadı
apps-no-login = Uygulama şu anda hesabınıza erişemiyor. Oradaki oturumunuz yine de açık olabilir.
apps-logins =
    { $count ->
        [one] { $count } oturum
       *[other] { $count } oturum
    }
apps-made-by = Hazırlayan: { $maker } ({ $forum } ekibi değil)
apps-details = Ayrıntılar
apps-remove = Erişimi kaldır
apps-remove-all = Tüm uygulamaları kaldır
apps-removed = { $app } uygulaması artık hesabınızı kullanamaz.
apps-removed-anonymous = Uygulama artık hesabınızı kullanamaz.
apps-removed-all = Artık hiçbir uygulama hesabınızı kullanamaz.
remove-title = { $app } uygulamasının erişimi kaldırılsın mı?
remove-text = Kaldırırsanız { $app } uygulaması buradaki hesabınızı kullanamaz ve sizden yeniden izin istemesi gerekir. Orada yazdıklarınız silinmez.
remove-text-anonymous = Kaldırırsanız uygulama buradaki hesabınızı kullanamaz ve sizden yeniden izin istemesi gerekir. Orada yazdıklarınız silinmez.
remove-told = { $app } uygulamasına bu bildirilir ve oradaki oturumunuz kapatılır.
remove-not-told = { $app } uygulamasına bu bildirilmez: Siz çıkış yapana kadar oradaki oturumunuz açık kalabilir.
remove-all-title = Tüm uygulamaların erişimi kaldırılsın mı?
remove-all-text = Erişimi kaldırırsanız bu uygulamaların hiçbiri buradaki hesabınızı kullanamaz ve her birinin sizden yeniden izin istemesi gerekir. Oralarda yazdıklarınız silinmez.
remove-cancel = Vazgeç
remove-yes = Erişimi kaldır
remove-all-yes = Tüm erişimi kaldır

app-title = { $app } uygulaması ve hesabınız
app-access = Bilgilerinize erişim
app-left-out = Paylaşmamayı seçtikleriniz: { $facts }.
app-logins = Bu uygulamadaki oturumlarınız
app-login-since = Giriş: { $day }
app-more-logins =
    { $count ->
        [one] ve daha eski { $count } oturum
       *[other] ve daha eski { $count } oturum
    }
app-not-used = { $app } uygulaması hesabınızı kullanmıyor.
app-back = Tüm uygulamalar

## Choice of the language

language-title = Dilinizi seçin
language-text = { $forum } hesabınızla başka uygulamalara giriş yaptığınız sayfalar için geçerlidir. Bu tarayıcı seçiminizi hatırlar.
language-label = Dil
language-browser = Tarayıcımın dili
language-save = Bu dili kullan
language-cancel = Değiştirmeden geri dön

## Devices

device-title = Cihaz bağlama
device-text = Cihazın veya programın gösterdiği kodu yazın.
device-code = Kod
device-continue = Devam et
device-wrong = Bu kodu bekleyen bir cihaz yok: Kod daha önce kullanılmış veya üzerinden on dakikadan fazla geçmiş. Kodu kontrol edin veya cihazdan yeni bir kod alın.
device-warning = Yalnızca kendi başlattığınız bir cihazın veya programın kodunu yazın. Size kod gönderen kişi sizin hesabınıza girmek istiyordur.
device-ask = Bu girişi az önce başka bir cihazda siz başlattınız ve o cihaz { $code } kodunu gösteriyor. Öyle değilse iptal edin: Kodu size gönderen kişi sizin hesabınıza girmek istiyordur.
device-allowed-title = Cihaz bağlandı
device-allowed-text = Bu sayfayı kapatabilirsiniz: { $app } uygulaması birazdan kendiliğinden devam edecek.
device-denied-title = Cihaza izin verilmedi
device-denied-text = { $app } uygulamasına hiçbir bilgi verilmedi. Bu sayfayı kapatabilirsiniz.

## Log in first

login-title = Önce { $forum } sitesine giriş yapın
login-text = { $app } uygulaması kim olduğunuzu bilmek istiyor. { $forum } sitesine giriş yapın, sonra bu sayfaya dönün.
login-text-anonymous = Bir uygulama kim olduğunuzu bilmek istiyor. { $forum } sitesine giriş yapın, sonra bu sayfaya dönün.
login-text-console = Yönetim sayfaları belirli üyeler içindir. { $forum } sitesine giriş yapın, sonra bu sayfaya dönün.
login-button = { $forum } sitesine giriş yap
login-new-tab = yeni sekmede açılır
login-continue = Giriş yaptım, devam et
login-refresh = Bu sayfa, giriş yapıp yapmadığınızı birkaç saniyede bir kendiliğinden kontrol eder; bunu en fazla beş dakika sürdürür.
login-again-title = { $forum } sitesine bir kez daha giriş yapın
login-again-text = { $app } uygulaması yeniden veya başka bir hesapla giriş yapmanızı istiyor. { $forum } sitesinden çıkış yapın, yeniden giriş yapın, sonra bu sayfaya dönün.
login-again-text-anonymous = Bir uygulama yeniden veya başka bir hesapla giriş yapmanızı istiyor. { $forum } sitesinden çıkış yapın, yeniden giriş yapın, sonra bu sayfaya dönün.
login-again-text-console = Yönetimde değişiklik yapmak için yeniden giriş gerekir. { $forum } sitesinden çıkış yapın, yeniden giriş yapın, sonra bu sayfaya dönün.
login-again-button = { $forum } sitesini aç
login-no-refresh = Bu sayfa artık kendiliğinden kontrol etmiyor. Giriş yaptıktan sonra düğmeye basın.

## Back to an app by a form

form-post-title = Uygulamaya dönülüyor
form-post-text = Bir şey olmazsa düğmeye basın.
form-post-continue = Devam et

## Log out

logout-title = { $forum } sitesinden de çıkış yapılsın mı?
logout-text = { $app } uygulamasından çıkış yaptınız. Bu tarayıcıda { $forum } sitesindeki oturumunuz hâlâ açık.
logout-text-nobody = Bu tarayıcıda { $forum } sitesindeki oturumunuz açık.
logout-told = Şu uygulamalara çıkış yaptığınız bildirilecek:
logout-not-told = Şu uygulamalara bildirilemiyor. Onlardan kendiniz çıkış yapın:
logout-stay = Oturum açık kalsın
logout-leave = Çıkış yap
logged-out-title = Çıkış yaptınız
logged-out-text = Bu pencereyi kapatabilirsiniz.
logout-one-more-title = Bir adım kaldı
logout-one-more = Şimdi { $forum } sitesinden de çıkış yapın. Site size bir kez daha sorabilir.
logout-forum = { $forum } sitesinden çıkış yap
logout-by-hand = Bununla çıkış yapılmadıysa { $forum } sitesinin kendi çıkışını kullanın, sonra buraya dönün.
logout-continue = { $app } uygulamasına dön
logout-continue-anonymous = Uygulamaya dön
logout-stayed-title = Oturumunuz hâlâ açık
logout-stayed-text = Hiçbir şey değişmedi.

## Console, for operators

admin-title = Yönetim
admin-by-link = Bağlantıyla
admin-leave = Ayrıl
admin-read-only = Her şeyi görebilirsiniz. Bir şeyi değiştirmek için önce yeniden giriş yapın.
admin-log-in-again = Yeniden giriş yap
admin-tabs = { $app } uygulamasının sayfaları
admin-stale-title = Lütfen yeniden giriş yapın
admin-stale-text = Hiçbir şey değiştirilmedi. Burada değişiklik yapmak için son birkaç dakika içinde { $forum } sitesine giriş yapmış olmak gerekir. Çıkış yapın, yeniden giriş yapın ve değişikliği tekrarlayın.
admin-error-P409-text = Daha önce kullanılmış veya bir saatten uzun süre açık kalmış. Hiçbir şey değiştirilmedi. Yönetim sayfasına dönüp yeniden deneyin.
admin-home = Yönetim sayfasına dön
admin-link-title = Yönetimi aç
admin-link-text = Bu bağlantı bir kez ve bu tarayıcıda geçerlidir. Ardından bir saat boyunca her şeyi görebilir ve değiştirebilirsiniz.
admin-link-open = Yönetimi aç
admin-odd-name = alışılmadık harfler
admin-apps = Uygulamalar
admin-app = Uygulama
admin-who = Kimler kullanabilir
admin-everybody = herkes
admin-state = Durum
admin-on = açık
admin-off = kapalı
admin-no-apps = Henüz bir uygulama yok.

admin-tab-settings = Ayarlar
admin-tab-secret = Gizli anahtar
admin-never = hiç kullanılmadı
admin-today = bugün
admin-yesterday = dün
admin-last-used = Son kullanım
admin-secret-of = { $app } uygulamasının gizli anahtarı
admin-secret-once = Yeni gizli anahtar; yalnızca bu kez gösterilir
admin-secret-made = Oluşturulma
admin-secret-works = Geçerlilik
admin-secret-current = süresiz
admin-secret-until = bitiş: { $instant }
admin-secret-ended = sona erdi: { $instant }
admin-secret-from = Nereden
admin-secret-today = Bugünkü kullanım
admin-secret-note = Not
admin-secret-note-hint = Örneğin nerede kullanıldığı. En çok 64 karakter.
admin-secret-end-on = Bitiş günü
admin-secret-end-on-hint = Bu gün başladığında (UTC) geçersiz olur. Boş: süresiz.
admin-secret-days = Günler UTC'ye göredir. Adres, gizli anahtarı en son kullanan sunucununkidir.
admin-secret-none = Bu uygulamanın gizli anahtarı yok. Kimliğini başka bir yolla kanıtlıyor ya da hiç kanıtlamıyor.
admin-secret-end = Eskileri şimdi iptal et
admin-secret-old-ended = Eski gizli anahtarlar iptal edildi. Yalnızca en yenisi kaldı.
admin-secret-new = Yeni gizli anahtar
admin-secret-keep = Eskisinin geçerli kalacağı süre
admin-secret-at-once = yok
admin-secret-make = Yeni gizli anahtar oluştur
admin-delete-title = { $app } uygulaması silinsin mi?
admin-delete-text =
    { $count ->
        [0] Uygulamaya erişimi olan kimse yok. Uygulama yedi gün çöp kutusunda kalır ve geri yüklenebilir.
        [one] { $count } üye erişimini hemen kaybeder. Uygulama yedi gün çöp kutusunda kalır ve geri yüklenebilir.
       *[other] { $count } üye erişimini hemen kaybeder. Uygulama yedi gün çöp kutusunda kalır ve geri yüklenebilir.
    }
admin-delete-name = Devam etmek için uygulamanın adını yazın: { $app }
admin-delete-wrong = Uygulamanın adı bu değil.
admin-delete-cancel = Vazgeç
admin-delete-yes = Sil
admin-bin = Çöp kutusu
admin-bin-text = Son yedi günde silinen uygulamalar. Burada durdukları sürece kimse kullanamaz.
admin-bin-empty = Çöp kutusu boş.
admin-bin-until = kalıcı olarak silinme: { $instant }
admin-restore = Geri yükle
admin-restored = Uygulama ayarları ve gizli anahtarlarıyla geri yüklendi. Üyelerin oraya yeniden giriş yapması gerekir.

admin-settings-of = { $app } uygulamasının ayarları
admin-saved = Kaydedildi.
admin-wrong = Hiçbir şey kaydedilmedi: Bazı alanları gözden geçirin.
admin-meanwhile = Hiçbir şey kaydedilmedi: Form açıkken bir başkası bu uygulamayı değiştirdi. Alanlarda sizin yazdıklarınız, altlarında bu arada kaydedilenler duruyor. Şimdi kaydederseniz onların yerine geçer.
admin-theirs = Kaydeden: { $who }, { $instant }:
admin-theirs-unknown = Bu arada kaydedilen:
admin-theirs-nothing = boş
admin-fault-empty = Bu alan boş bırakılamaz.
admin-fault-unseen = Görünmeyen bir karakter içeriyor.
admin-fault-long = En çok { $most } karakter.
admin-fault-many = En çok { $most }.
admin-fault-groups = En çok { $most } grup, her birinin adı görünür olmalı.
admin-fault-unknown = { $value } burada kullanılamaz.
admin-fault-address = { $value } bir adres değil. Tamamını yazın, örneğin https://chat.example.org.
admin-fault-address-length = Bir adres 1 ile 2000 karakter arasındadır.
admin-fault-address-character = { $value } adreslerde olmayan bir karakter içeriyor. %XX olarak yazın.
admin-fault-address-fragment = { $value } içinde # olamaz.
admin-fault-address-wildcard = { $value } içinde * olamaz: Adresler harfi harfine karşılaştırılır.
admin-fault-address-dots = { $value } içinde . veya .. olan bir bölüm olamaz.
admin-fault-address-https = { $value } https:// ile başlamalı. http yalnızca makinenin kendisi veya deneme ağları içindir.
admin-fault-address-user = { $value } içinde kullanıcı adı olamaz.
admin-fault-address-letters = { $value } içinde şema ve sunucu küçük harfle yazılmalı, olağan bağlantı noktası yazılmamalı.
admin-fault-address-scheme = { $value } https:// ile ya da com.example.app:/callback gibi, uygulamanın nokta içeren kendi adıyla başlamalı.
admin-fault-address-query = { $value } içinde ? ve # olamaz.
admin-fault-public = Gizli anahtarı olmayan bir uygulamada olamaz: Herkes kendini o gibi gösterebilir.
admin-fault-pkce = Gizli anahtarı olmayan bir uygulama PKCE kullanmalıdır.
admin-fault-optional-unasked = Üyeler { $value } bilgisini dışarıda bırakamaz: Uygulama onu isteyemez.
admin-fault-optional-needed = { $value } dışarıda bırakılamaz: Yalnızca e-posta ve gruplar bırakılabilir.
admin-fault-optional-trusted = Güvenilir bir uygulama kimseye sormaz, bu yüzden bir şey dışarıda bırakılamaz.
admin-fault-optional-email = Uygulamanın e-posta adresine ihtiyacı var, bu yüzden üyeler onu dışarıda bırakamaz.
admin-fault-keys = Uygulamanın anahtarlarını yayımladığı adres gerekiyor.
admin-fault-access-life = Bir saniye ile 30 gün arası.
admin-fault-refresh-life = Bir saniye ile 10 yıl arası.
admin-fault-time = 15m, 12h veya 30d gibi bir süre yazın.
admin-fault-day = Günü 2026-11-21 biçiminde yazın.
admin-fault-end = Bitiş gelecekte ve on yıl içinde olmalı.
admin-disabled = Bu uygulama kapalı: Oraya kimse giriş yapamaz. Üyelerin verdiği izinler saklanır.
admin-switched-on = Uygulama açıldı. Üyeler oraya yeniden giriş yapabilir.
admin-client-id = İstemci kimliği
admin-preset = Şablon
admin-made-by = Hazırlayan
admin-save = Kaydet
admin-enable = Aç
admin-disable = Kapat
admin-delete = Sil
admin-breaks = Bu değişiklik uygulamanın çalışmasını bozabilir
admin-breaks-yes = Biliyorum, yine de kaydet
admin-break-address = Uygulama { $value } adresinde artık yanıt alamaz.
admin-break-scope = Uygulama { $value } bilgisini artık isteyemez.
admin-break-groups = Uygulamayı daha az üye kullanabilir.
admin-break-pkce = Uygulamanın bundan sonra PKCE kullanması gerekir.
admin-break-pushed = Uygulamanın bundan sonra isteklerini önceden göndermesi gerekir.
admin-break-auth = Uygulamanın bundan sonra kimliğini yalnızca bu yolla kanıtlaması gerekir.
admin-break-tokens = Uygulamanın belirteçleri bundan sonra farklı biçimde olur.
admin-break-refresh = Yenileme belirteçleri başka bir kurala göre verilir.
admin-break-quirk = Standartların dışında izin verilmiş bir şeye artık izin verilmez.
admin-default = yapılandırmadaki gibi
admin-refresh-always = her zaman
admin-refresh-asked = uygulama offline_access isterse
admin-refresh-never = hiçbir zaman
admin-auth-any = herhangi bir yolla
admin-auth-basic = üst bilgideki gizli anahtarla
admin-auth-post = formdaki gizli anahtarla
admin-auth-key = kendi anahtarıyla attığı imzayla
admin-alg-rs256 = RS256
admin-alg-es256 = ES256
admin-alg-eddsa = EdDSA
admin-format-opaque = rastgele
admin-format-jwt = imzalı (JWT)
admin-g-about = Üyelerin gördüğü bilgiler
admin-g-addresses = Adresler
admin-g-members = Üyeler
admin-g-proof = Uygulamanın kimliğini kanıtlaması
admin-g-tokens = Belirteçler
admin-g-compatibility = Uyumluluk
admin-f-name = Ad
admin-f-description = Açıklama
admin-f-homepage = Ana sayfa
admin-f-icon-url = Simgenin adresi
admin-f-url = Uygulamanın adresi
admin-f-redirect-uris = Geri çağırma adresleri, her satıra bir tane
admin-f-redirect-uris-hint = Yanıtların gittiği yer. https olmalı, harfi harfine karşılaştırılır; # ve * içeremez.
admin-f-token-redirect-aliases = Yalnızca belirteç uç noktasında kabul edilenler
admin-f-token-redirect-aliases-hint = Rocket.Chat orada ?close ekler.
admin-f-post-logout-redirect-uris = Tarayıcının çıkıştan sonra gidebileceği adresler
admin-f-backchannel-logout-uri = Çıkışların uygulamaya bildirildiği adres
admin-f-backchannel-logout-session-required = Hangi oturumun bittiği de bildirilmeli
admin-f-allow-http = Şifresiz http kullanılabilir (yalnızca deneme ağları için)
admin-f-allowed-groups = Uygulamayı kullanabilen gruplar, her satıra bir tane
admin-f-allowed-groups-hint = Boş: tüm üyeler.
admin-groups-offered = Forumun gruplarını işaretleyin ya da adlarını aşağıya yazın.
admin-groups-unknown = Forumda şu anda bu adda bir grup yok: { $value }. Büyük harflere ve boşluklara dikkat edin.
admin-f-denied-groups = Uygulamayı kullanamayan gruplar
admin-f-trusted = Güvenilir: Üyelerden izin istenmez
admin-f-scopes = Uygulamanın görebileceği bilgiler
admin-f-optional-scopes = Üyelerin paylaşmamayı seçebileceği bilgiler
admin-f-in-development = Geliştirme aşamasında: Hata sayfaları adresleri herkese gösterir
admin-f-require-email = Doğrulanmış e-posta adresi gerekli
admin-f-auth-method = Kimlik kanıtlama yöntemi
admin-f-jwks-uri = Uygulamanın anahtarlarını yayımladığı adres
admin-f-require-pkce = PKCE kullanması zorunlu
admin-f-require-pushed-requests = İsteklerini önceden göndermesi zorunlu (PAR)
admin-f-refresh = Yenileme belirteci verilir
admin-scope-nothing = başka bir şey yok
admin-f-access-secs = Erişim belirteçlerinin ömrü
admin-f-access-secs-hint = Örneğin 15m veya 12h. Boş: yapılandırmadaki gibi.
admin-f-refresh-secs = Yenileme belirteçlerinin ömrü
admin-f-id-token-alg = Kimlik belirteçlerinin algoritması
admin-f-access-token-format = Erişim belirteçlerinin biçimi
admin-f-device-flow = Tarayıcısı olmayan cihazlardan giriş
admin-f-client-credentials = Uygulamanın kendi adına belirteç alması
admin-f-token-in-query = Erişim belirteci adreste yer alabilir
admin-f-token-params-in-query = Belirteç istekleri adreste yer alabilir
admin-f-credentials-twice = Kimlik ve gizli anahtar iki kez gelebilir
admin-f-access-token-param = Adreste yer alıyorsa, erişim belirtecini taşıyan parametre
admin-breaks-logins =
    { $count ->
        [0] Şu anda orada açık oturum yok.
        [one] Şu anda orada { $count } açık oturum var.
       *[other] Şu anda orada { $count } açık oturum var.
    }

admin-add = Uygulama ekle
admin-add-kind = Ne tür bir uygulama?
admin-add-other = Başka bir uygulama
admin-add-of = { $kind } ekle
admin-add-followed = Henüz bir şey eklenmedi: Geri çağırma adresleri artık yeni adrese göre. Kontrol edip uygulamayı ekleyin.
admin-added = { $app } uygulaması eklendi
admin-added-once = İstemci kimliği ve gizli anahtar. Gizli anahtar yalnızca bu kez gösterilir.
admin-client-secret = İstemci gizli anahtarı
admin-callback = Geri çağırma adresi
admin-leave-empty = (boş bırakın)
admin-try = { $app } uygulamasını aç ve girişi dene
admin-test = Bu uygulamayı dene
admin-test-of = { $app } uygulamasını dene
admin-test-last = Son giriş
admin-test-receives = Sizin hakkınızda alacağı bilgiler
admin-test-https = https
admin-test-loopback = üyenin kendi makinesinde
admin-test-http = yalnızca http: Yoldaki herkes okuyabilir
admin-test-scheme = bir program açar
admin-kept = Gizli anahtarı kaydettim
admin-back = Geri
admin-continue = Devam et
admin-g-where = Uygulamanın yeri
admin-f-url-hint = Örneğin https://chat.example.org. Türü bilinen uygulamalarda geri çağırma adresleri bundan çıkarılır.
admin-f-public = Gizli anahtarı yok: Tarayıcıda veya telefonda çalışıyor
admin-search = Arama
admin-search-button = Ara
admin-found-none = Uygulama bulunamadı.
admin-apps-previous = Önceki
admin-apps-next = Sonraki
admin-apps-page = Sayfa { $page } / { $pages }
admin-active = Açık oturumlar
admin-logins-30 = Girişler, 30 gün
admin-errors = Hatalar
admin-errors-text = Hatalar: son 30 günde reddedilen girişlerin oranı. “!” işareti { $share } veya daha fazlasını gösterir: Uygulamanın günlüğüne bakın.
admin-unused = açık, kullanılmıyor mu?

## Not allowed

refused-P310-title = Hesabınız başka uygulamalar için kullanılamaz
refused-P310-text = { $forum } sitesi hesabınızı askıya aldı.
refused-P310-text-until = { $forum } sitesi hesabınızı askıya aldı. Bitiş tarihi: { $until }.
refused-P311-title = Hesabınız etkin değil
refused-P311-text = { $forum } sitesi hesabınızı henüz etkinleştirmemiş ya da devre dışı bırakmış. { $forum } sitesinden bir mesaj gelip gelmediğine bakın veya site ekibine sorun. Sonra yeniden deneyin.
refused-P313-title = E-posta adresiniz doğrulanmamış
refused-P313-text = { $forum } sitesi bu adresin size ait olduğunu henüz bilmiyor. Adresi oradaki hesabınızda doğrulayın veya site ekibine sorun. Sonra yeniden deneyin.
refused-P411-title = { $app } uygulaması herkese açık değil
refused-P411-title-anonymous = Bu uygulama herkese açık değil
refused-P411-text = { $app } uygulaması yalnızca bazı { $forum } üyelerine açık.
refused-P411-text-anonymous = Bu uygulama yalnızca bazı { $forum } üyelerine açık.
refused-P411-text-one = { $app } uygulaması { $group } grubunun üyelerine açık.
refused-P411-text-one-anonymous = Bu uygulama { $group } grubunun üyelerine açık.
refused-P411-text-other = { $app } uygulaması şu gruplardan birinin üyelerine açık:
refused-P411-text-other-anonymous = Bu uygulama şu gruplardan birinin üyelerine açık:
refused-P431-title = { $app } uygulaması için e-posta adresiniz gerekiyor
refused-P431-title-anonymous = Bu uygulama için e-posta adresiniz gerekiyor
refused-P431-text = { $app } uygulaması yalnızca { $forum } sitesinde doğrulanmış adresleri kabul ediyor; sizin böyle bir adresiniz yok. Oradaki hesabınıza adresinizi ekleyin veya adresinizi doğrulayın, sonra yeniden deneyin.
refused-P431-text-anonymous = Bu uygulama yalnızca { $forum } sitesinde doğrulanmış adresleri kabul ediyor; sizin böyle bir adresiniz yok. Oradaki hesabınıza adresinizi ekleyin veya adresinizi doğrulayın, sonra yeniden deneyin.
refused-P308-title = İki oturum birbirine engel oluyor
refused-P308-text = Tarayıcınızda { $forum } sitesine ait iki oturum var ve hangisinin sizin olduğu anlaşılmıyor. Tarayıcınızdan { $forum } çerezlerini silin, yeniden giriş yapın ve bir kez daha deneyin.
refused-nothing = { $app } uygulamasıyla hiçbir bilgi paylaşılmadı.
refused-nothing-anonymous = Uygulamayla hiçbir bilgi paylaşılmadı.
refused-ask = Bunun bir yanlışlık olduğunu düşünüyorsanız { $forum } ekibine sorun.

## Errors: by code, or by kind where several share one

error-title = Bu işlem tamamlanamadı
error-text = Açtığınız bağlantıda veya geldiğiniz uygulamada bir hata var. Hiçbir bilgi paylaşılmadı. { $app } uygulamasına dönüp yeniden deneyin veya durumu uygulamanın yöneticisine bildirin.
error-text-anonymous = Açtığınız bağlantıda veya geldiğiniz uygulamada bir hata var. Hiçbir bilgi paylaşılmadı. Uygulamaya dönüp yeniden deneyin veya durumu uygulamanın yöneticisine bildirin.
error-for-operator = { $app } uygulamasının yöneticisi için
error-for-operator-anonymous = Bu sitenin yöneticisi için
operator-sent = gönderilen
operator-registered = kayıtlı
operator-sent-twice = iki kez gönderilen
operator-wrong = hata
operator-reason = neden
error-code = kod
error-request = istek
error-log = günlük
error-log-open = Yönetimde { $app }
error-time = zaman
error-explain = ayrıntılar
error-retry = Yeniden dene
error-small-print = Kod { $code } · istek { $request }

error-later-title = { $forum } hesabınızla şu anda başka uygulamalara giriş yapılamıyor
error-later-text = Lütfen bir dakika sonra yeniden deneyin. Hiçbir bilgi paylaşılmadı ve hesabınızda bir sorun yok.

error-P210-title = { $forum } sitesi şu anda yanıt vermiyor
error-P210-text = Lütfen bir dakika sonra yeniden deneyin.
error-P211-title = Bu istek anlaşılamadı
error-P211-text = Birden fazla biçimde okunabildiği için iletilmedi. Tarayıcılar böyle istekleri kendiliğinden göndermez.
error-P212-title = Burada bir sayfa yok
error-P212-text = Adresi kontrol edin veya { $forum } sitesine dönün.
error-P213-title = Bu sitenin adresi bu değil
error-P213-text = { $forum } sitesini herkese açık adresinden açın.
error-P217-title = İsteğin devamı gelmedi
error-P217-text = Bağlantınızı kontrol edip yeniden deneyin.
error-P218-title = İstek çok büyük
error-P218-text = Bu sayfa bu kadar büyük bir isteği kabul etmiyor.
error-P219-title = Tarayıcınız çok fazla çerez gönderiyor
error-P219-text = { $forum } çerezlerini silip yeniden deneyin.
error-P301-title = Oturumunuzun açık olduğunu göremiyoruz
error-P301-text = Birden fazla kez giriş sayfasına gönderildiniz, ama { $forum } sitesi sizi hâlâ konuk olarak görüyor. { $forum } çerezlerine izin verin, orada giriş yapın ve { $app } uygulamasından yeniden başlayın.
error-P301-text-anonymous = Birden fazla kez giriş sayfasına gönderildiniz, ama { $forum } sitesi sizi hâlâ konuk olarak görüyor. { $forum } çerezlerine izin verin, orada giriş yapın ve uygulamadan yeniden başlayın.
error-P309-title = Bu giriş bağlantısı bu tarayıcıda çalışmıyor
error-P309-text = Yalnızca girişin başladığı tarayıcıda ve 30 dakika boyunca çalışır. Hiçbir bilgi paylaşılmadı. { $app } uygulamasından yeniden başlayın.
error-P309-text-anonymous = Yalnızca girişin başladığı tarayıcıda ve 30 dakika boyunca çalışır. Hiçbir bilgi paylaşılmadı. Uygulamadan yeniden başlayın.
error-P401-title = Bu uygulamayı tanımıyoruz
error-P401-text = Hiçbir bilgi paylaşılmadı. Geldiğiniz yere dönüp yeniden deneyin veya durumu uygulamanın yöneticisine bildirin.
error-P402-title = { $app } uygulaması sizi bilmediğimiz bir yere gönderdi
error-P402-title-anonymous = Bir uygulama sizi bilmediğimiz bir yere gönderdi
error-P402-text = Hiçbir bilgi paylaşılmadı. { $app } uygulamasına dönüp yeniden deneyin veya durumu uygulamanın yöneticisine bildirin.
error-P402-text-anonymous = Hiçbir bilgi paylaşılmadı. Uygulamaya dönüp yeniden deneyin veya durumu uygulamanın yöneticisine bildirin.
error-P408-title = { $app } uygulaması anlamadığımız bir istek gönderdi
error-P408-title-anonymous = Bir uygulama anlamadığımız bir istek gönderdi
error-P408-text = Hiçbir bilgi paylaşılmadı. { $app } uygulamasına dönüp yeniden deneyin veya durumu uygulamanın yöneticisine bildirin.
error-P408-text-anonymous = Hiçbir bilgi paylaşılmadı. Uygulamaya dönüp yeniden deneyin veya durumu uygulamanın yöneticisine bildirin.
error-P409-title = Bu sayfanın süresi dolmuş
error-P409-text = Daha önce kullanılmış veya on dakikadan uzun süre açık kalmış. Hiçbir bilgi paylaşılmadı. { $app } uygulamasına dönüp yeniden deneyin.
error-P409-text-anonymous = Daha önce kullanılmış veya on dakikadan uzun süre açık kalmış. Hiçbir bilgi paylaşılmadı. Uygulamaya dönüp yeniden deneyin.
error-P414-title = Bu bağlantının süresi dolmuş
error-P414-text = Daha önce kullanılmış veya aradan çok zaman geçmiş. Hiçbir bilgi paylaşılmadı. Uygulamaya dönüp yeniden deneyin.
error-P440-title = Bu uygulamayı tanımıyoruz
error-P440-text = { $forum } hesabıyla bu adrese giriş yapılamaz. Hiçbir bilgi paylaşılmadı. Geldiğiniz yere dönün veya durumu uygulamanın yöneticisine bildirin.
error-P442-title = Bu uygulama oturumunuzun açık olduğunu görmüyor
error-P442-text = { $forum } sitesinde oturumunuz açık, ama { $app } uygulaması bunu görmüyor. { $forum } çerezlerine izin verip yeniden deneyin; işe yaramazsa durumu uygulamanın yöneticisine bildirin.
error-P442-text-anonymous = { $forum } sitesinde oturumunuz açık, ama uygulama bunu görmüyor. { $forum } çerezlerine izin verip yeniden deneyin; işe yaramazsa durumu uygulamanın yöneticisine bildirin.
error-P444-title = Bu çıkış isteği kullanılamıyor
error-P444-text = İstek eksik ya da başka bir uygulamaya veya oturuma ait. Hiç kimsenin oturumu kapatılmadı.
error-P450-title = Çok fazla deneme
error-P450-text = Lütfen biraz bekleyip yeniden deneyin.
error-P450-text-wait = Lütfen { $wait } bekleyip yeniden deneyin.
error-P505-title = Böyle bir uygulama yok
error-P505-text = Silinmiş ya da adres yanlış.
error-P701-title = Bu sayfa size açık değil
error-P701-text = Yalnızca bazı { $forum } üyelerine açık.
error-P703-title = Bu sayfa buradan açılamıyor
error-P703-text = Yalnızca belirli ağlardan açılabilir.
error-P704-title = Bu bağlantı geçerli değil
error-P704-text = Bağlantı bir kez ve yalnızca on dakika boyunca geçerlidir. Yeni bir bağlantı isteyin.
error-P900-title = Burada bir şeyler ters gitti
error-P900-text = Lütfen yeniden deneyin. Yine olursa durumu { $forum } sitesinin yöneticisine bildirin.
error-P901-title = Bu sayfa sonraki bir sürümde gelecek
error-P901-text = Adres bu sayfa için ayrıldı.

## Console: numbers

number-decimal = ,
# Yüzde işareti sayıdan önce gelir: %95.
percent = %{ $number }
time-us = { $number } µs
time-ms = { $number } ms
time-s = { $number } sn
weekday-1 = Pazartesi
weekday-2 = Salı
weekday-3 = Çarşamba
weekday-4 = Perşembe
weekday-5 = Cuma
weekday-6 = Cumartesi
weekday-7 = Pazar

plot-empty = Bu süre içinde hiçbir şey sayılmadı.
plot-table = Tablo olarak sayılar
plot-number = Sayı
plot-share = Pay
plot-others = diğer uygulamalar
plot-says-bars = Toplam { $all }, en çok { $most } ({ $when }).
plot-says-lines = En az { $least }, en çok { $most }.
plot-says-share = { $part }: toplam { $all } içinde { $share }.
plot-says-week = En yoğun saat: { $day } { $hour } ({ $most }).

plot-logins = Girişler
plot-logins-text = Tamamlanan girişler, uygulamaya göre.
plot-results = Girişler nasıl sonuçlanıyor
plot-results-text = Önce foruma giriş yapması gerekenler ayrıca sayılır; geri döndüklerinde bir kez daha sayılırlar.
plot-first = İlk girişler
plot-first-text = Bir uygulamaya ilk kez izin veren üyeler.
plot-active = Açık oturumlar
plot-active-text = Üyelerin uygulamalardaki oturumları; saatte bir sayılır.
plot-authorize = Yanıt süresi: authorize
plot-authorize-text = Girişlerin başladığı yer. Her çizgi, isteklerin o kadarının en çok ne kadar sürdüğünü gösterir.
plot-token = Yanıt süresi: token
plot-token-text = Uygulamaların belirteçlerini aldığı yer. Her çizgi, isteklerin o kadarının en çok ne kadar sürdüğünü gösterir.
plot-userinfo = Yanıt süresi: userinfo
plot-userinfo-text = Uygulamaların kimin giriş yaptığını sorduğu yer. Her çizgi, isteklerin o kadarının en çok ne kadar sürdüğünü gösterir.
plot-pages = Forum sayfalarına eklenen süre
plot-pages-text = Bir isteğin foruma iletilmeden önce burada geçirdiği süre. Her çizgi, isteklerin o kadarının en çok ne kadar sürdüğünü gösterir.
plot-cache = Önbellekten tanınan üyeler
plot-cache-text = Kimin giriş yaptığını foruma sormaya ne sıklıkta gerek kalmadığı.
plot-week = Haftanın saatleri
plot-week-text = Saatlere göre girişler (UTC).
plot-secrets = Eski ve yeni gizli anahtarlar
plot-secrets-text = Uygulamanın kimliğini hangi gizli anahtarıyla kanıtladığı. Eskisi artık kullanılmıyorsa onu iptal edin.

line-half = yarısı
line-most = %95’i
line-nearly-all = %99’u
line-cache = önbellekten
line-newest = en yeni gizli anahtar
line-older = daha eski gizli anahtar
line-app = bu uygulama
result-ok = giriş yapıldı
result-denied = reddedildi veya izin yok
result-not-logged-in = forumun giriş sayfasına gönderildi
result-banned = hesap askıda
result-error = başarısız oldu

## Console: usage

admin-usage-title = Kullanım
admin-usage-30 = 30 gün
admin-usage-90 = 90 gün
admin-usage-365 = bir yıl
admin-usage-logins = Girişler
admin-usage-speed = Hız
admin-usage-late = Son dakikada olanlar henüz sayılmadı. Günler ve saatler UTC’ye göredir.
admin-usage-codes = Reddedilenler
admin-table-code = Kod
admin-table-event = Olay
admin-table-action = İşlem
admin-table-meaning = Anlamı
admin-table-time = Zaman
admin-table-member = Üye
admin-table-request = İstek
admin-table-app = Uygulama
admin-table-more = Devamı
admin-table-find = Ara
admin-confirm-cancel = İptal
admin-confirm-end-secrets-title = { $what }: Eski gizli anahtarlar iptal edilsin mi?
admin-confirm-end-secrets-text = Hemen ve kalıcı olarak geçersiz olurlar. Uygulama hâlâ birini kullanıyorsa en yenisi girilene kadar oraya kimse giriş yapamaz.
admin-confirm-end-secrets-yes = Eskileri iptal et
admin-confirm-switch-off-title = { $what } uygulaması kapatılsın mı?
admin-confirm-switch-off-text = Yeniden açılana kadar oraya kimse giriş yapamaz ve uygulama üyelerle ilgili yeni bilgi alamaz. Üyelerin verdiği izinler saklanır.
admin-confirm-switch-off-yes = Kapat

## Console: what happened at an app

admin-log-title = Günlük
admin-log-added = Adres artık kayıtlı.
admin-log-addresses = Reddedilen yönlendirme adresleri
admin-log-addresses-text = Bu sayfaya herkes bir adres gönderebilir. Yalnızca uygulamanın kendi ayarlarında yazanı ekleyin. Farklı olan yerler işaretlidir.
admin-log-sent = gönderilen
admin-log-registered = kayıtlı
admin-log-times =
    { $count ->
        [one] bir kez
       *[other] { $count } kez
    }
admin-log-last = son: { $time }
admin-log-elsewhere = Bu adres, uygulamanın şimdiye kadar kullanmadığı bir sunucuda. Sunucu kimin elindeyse üyelerinizin girişlerini o alır.
admin-log-fault = Bu adres eklenemiyor:
admin-log-add = Bu adresi ekle
admin-log-events = Son 200 olay
admin-log-events-text = Girişler ve reddedilen her şey. 30 gün saklanır. Bir dakika içindeki tekrarlar toplanarak gösterilir.
admin-log-detail = Ayrıntılar
admin-log-empty = Bu uygulamada 30 gündür hiçbir şey olmadı.
admin-log-codes = Kodların anlamı
admin-log-here = Buradaki yönetim sayfalarında: { $place }
admin-difference-scheme = Yalnızca şema farklı: Uygulamanın kendi ayarlarındaki herkese açık adrese ve önündeki vekil sunucunun X-Forwarded-Proto başlığına bakın.
admin-difference-port = Yalnızca bağlantı noktası farklı: Uygulamanın kendi ayarlarındaki herkese açık adrese ve önündeki vekil sunucunun ilettiği Host başlığına bakın.
admin-difference-close = Yalnızca ?close farklı: Rocket.Chat ayarlarında giriş stilini belirleyin.
admin-event-ok = giriş yapıldı
admin-event-access-denied = Üye izin vermedi ya da uygulamayı kullanamaz.

## Console: members of an app

admin-users-title = Üyeler
admin-users-text = Bu uygulamaya izin vermiş veya burada oturumu açık olanlar.
admin-users-since = Başlangıç
admin-users-last-used = Son kullanım
admin-users-logins = Oturumlar
admin-users-sees = Görebildikleri
admin-users-remove = Erişimi kaldır
admin-users-remove-all = Tüm erişimleri kaldır
admin-users-none = Bu uygulamayı kimse kullanmıyor.
admin-users-removed = Üyenin erişimi kaldırıldı ve uygulamaya bildirildi.
admin-users-removed-untold = Üyenin erişimi kaldırıldı. Bunun için bir adresi olmadığından uygulamaya bildirilmedi: Üyenin oradaki oturumu açık kalabilir.
admin-users-removed-all = Tüm üyelerin erişimi kaldırıldı ve uygulamaya bildirildi.
admin-users-removed-all-untold = Tüm üyelerin erişimi kaldırıldı. Bunun için bir adresi olmadığından uygulamaya bildirilmedi: Üyelerin oradaki oturumları açık kalabilir.
admin-users-removed-some = Birçok üyenin erişimi kaldırıldı. Başkaları da var: İşlemi tekrarlayın.
admin-confirm-remove-user-title = { $what }: Bu üyenin erişimi kaldırılsın mı?
admin-confirm-remove-user-text = Kaldırırsanız uygulama bu üyenin hesabını kullanamaz ve yeniden izin istemesi gerekir. Bunun için bir adresi varsa oturumu kapatması uygulamaya bildirilir.
admin-confirm-remove-user-yes = Erişimi kaldır
admin-confirm-remove-users-title = Tüm üyelerin { $what } uygulamasına erişimi kaldırılsın mı?
admin-confirm-remove-users-text = Bir sonraki girişte herkesten yeniden izin istenir. Bunun için bir adresi varsa tüm oturumları kapatması uygulamaya bildirilir. Çok üyeli uygulamalarda işlemi birkaç kez tekrarlamak gerekir.
admin-confirm-remove-users-yes = Tümünü kaldır
admin-confirm-add-address-title = Başka bir sunucudaki adres eklensin mi?
admin-confirm-add-address-text = { $what } adresi, uygulamanın şimdiye kadar kullanmadığı bir sunucuda. Sunucu kimin elindeyse üyelerinizin girişlerini o alır. Yalnızca uygulamaya ait olduğunu biliyorsanız ekleyin.
admin-confirm-add-address-yes = Bu adresi ekle
admin-confirm-add-other-address-title = Bu adres eklensin mi?
admin-confirm-add-other-address-text = Kayıtlı adresle aynı değil; farklı olan yerler işaretlidir. Üyelerinizin girişleri buraya da gönderilebilir. Yalnızca uygulamanın kendi ayarlarında yazıyorsa ekleyin.
admin-confirm-add-other-address-yes = Bu adresi ekle

## Console: members

admin-members-title = Üyeler
admin-members-find = Ad veya numara
admin-members-find-text = Üyeler forumdaki numaralarıyla bulunur. Adlarıyla bulunmaları için bir uygulamaya giriş yapmış olmaları gerekir.
admin-members-nobody = Bu adla veya numarayla bilinen kimse yok.
admin-members-apps = Bu hesabı kullanan uygulamalar
admin-members-no-apps = Bu hesabı kullanan uygulama yok.
admin-members-receives = Aldığı bilgiler
admin-members-others = Diğer uygulamaların alacağı bilgiler
admin-members-end = Tüm oturumları kapat
admin-members-ended =
    { $count ->
        [0] Kapatılacak oturum yoktu.
        [one] { $count } oturum kapatıldı ve uygulamasına bildirildi.
       *[other] { $count } oturum kapatıldı ve uygulamalarına bildirildi.
    }
admin-members-ended-untold = Tüm oturumlar kapatıldı. Bunun için bir adresi olmayan uygulamalara bildirilmedi: Üyenin oradaki oturumu açık kalabilir.
admin-member-number = Üye numarası
admin-member-name = Uygulamalardaki kullanıcı adı
admin-member-name-none = henüz yok: ilk girişte verilir
admin-member-standing = Forumdaki durumu
admin-member-email = E-posta adresi
admin-member-email-untold = uygulamalara bildirilmez: forum doğrulamadı
admin-member-groups = Gruplar
admin-standing-let-in = girebilir
admin-standing-refused = giremez
admin-why-P310 = forumda askıya alınmış
admin-why-P311 = etkinleştirilmemiş veya kapatılmış
admin-why-P313 = e-posta adresi doğrulanmamış
admin-standing-gone = böyle bir üye artık yok
admin-standing-not-asked = Forum, üyeleri numarayla aramaya izin vermiyor.
admin-standing-unknown = Forum yanıt vermiyor.
admin-receives-title = { $app } uygulamasının aldığı bilgiler
admin-receives-refused = Üye bu uygulamaya giremez:
admin-confirm-end-logins-title = { $what }: Bu üyenin tüm oturumları kapatılsın mı?
admin-confirm-end-logins-text = Artık hiçbir uygulama bu üye için belirteç alamaz; bunun için bir adresi olan uygulamalara oturumları kapatması bildirilir. Verilen izinler geçerli kalır. Forumdaki oturum açık kalır.
admin-confirm-end-logins-yes = Tümünü kapat

## Console: the audit trail

admin-trail-title = Denetim kaydı
admin-trail-text = Kim, neyi, ne zaman ve nereden değiştirdi. Bu listeyi kimse düzenleyemez; kayıtlar birbirine zincirlidir, böylece bir değişiklik fark edilir.
admin-trail-person = Üye veya işlemi yapan
admin-trail-app = İstemci kimliği
admin-trail-day = Gün (UTC)
admin-trail-any = hepsi
admin-trail-wrong = Bu gün anlaşılamadı. 2026-11-21 biçiminde yazın.
admin-trail-who = Kim
admin-trail-on = Neyi
admin-trail-member = üye { $member }
admin-trail-details = Ayrıntılar
admin-trail-show = Göster
admin-trail-before = önce
admin-trail-after = sonra
admin-trail-none = Uyan kayıt yok.
admin-trail-newest = En yeniler
admin-trail-older = Daha eskiler
admin-trail-files = Aynısı dosya olarak, en çok { $count } kayıtla:

## Console: signing keys

admin-keys-title = Anahtarlar
admin-keys-text = Kendiliğinden birbirinin yerini alırlar. Yeni bir anahtar imza atmaya başlamadan önce tüm uygulamalara duyurulur; eskisi de son belirtecinin süresi dolana kadar saklanır.
admin-keys-asked = Sıradaki anahtarlar birkaç saniye içinde oluşturulur.
admin-keys-key = Anahtar
admin-keys-algorithm = Algoritma
admin-keys-state = Durum
admin-keys-age = Yaş
admin-keys-signs-from = İmzaya başlama
admin-keys-last-token = Son belirtecin bitişi
admin-keys-over = süresi doldu
admin-keys-none = Henüz anahtar yok.
admin-keys-rotate = Sıradaki anahtarları şimdi oluştur
admin-keys-replace = Tüm anahtarları hemen değiştir
admin-key-waiting = bekliyor
admin-key-in-use = kullanımda
admin-key-retired = kullanımdan kalktı
admin-key-distrusted = artık güvenilmiyor
admin-confirm-rotate-keys-title = Sıradaki anahtarlar şimdi oluşturulsun mu?
admin-confirm-rotate-keys-text = Tüm uygulamalara hemen duyurulurlar ve her uygulamanın onları almaya vakti olduktan sonra imza atmaya başlarlar. Hiç kimsenin oturumu kapatılmaz.
admin-confirm-rotate-keys-yes = Anahtarları oluştur
admin-confirm-replace-keys-title = Tüm anahtarlar hemen değiştirilsin mi?
admin-confirm-replace-keys-text = Yalnızca anahtarlar başkasının eline geçmiş olabilirse. Yeni anahtarlar hemen imza atmaya başlar, eskileri unutulur: Onlarla imzalanmış belirteçler geçersiz olur ve bazı üyelerin yeniden giriş yapması gerekir.
admin-confirm-replace-keys-yes = Tümünü değiştir

## Console: health

admin-health-title = Sistem durumu
admin-health-fine = Her şey çalışıyor.
admin-health-warned = Her şey çalışıyor, ancak bakılması gereken uyarılar var.
admin-health-failing =
    { $count ->
        [one] Şu anda { $count } öğe çalışmıyor.
       *[other] Şu anda { $count } öğe çalışmıyor.
    }
admin-health-at = Kontrol zamanı: { $time }. Yeniden kontrol etmek için sayfayı yenileyin.
admin-health-state-fine = sorun yok
admin-health-state-warning = uyarı
admin-health-state-failing = çalışmıyor
admin-health-configuration = Yapılandırma
admin-health-public-address = Herkese açık adres
admin-health-listens = Dinlediği adres
admin-health-certificates = Sertifika
admin-health-forum = Forum
admin-health-source = Üyelerin sorgulandığı yer
admin-health-lookups = Üye sorgulama
admin-health-server = Forumun web sunucusu
admin-health-api = Korumalı API
admin-health-store = Depolama
admin-health-operations = İzleme
admin-health-keys = Anahtarlar
admin-health-old-secrets = Mattermost API’si
admin-health-console = Yönetim
admin-health-warning = Yapılandırma uyarısı

admin-title-of = { $page }: { $app }
