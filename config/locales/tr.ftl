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
nameless = (adsız)

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

## Authorised apps

apps-title = { $forum } hesabınızı kullanan uygulamalar
apps-text = Bu uygulamalara buradaki hesabınızla giriş yapıyorsunuz. Artık kullanmadıklarınızın erişimini kaldırın.
apps-none = Henüz hesabınızı kullanan bir uygulama yok.
apps-sees = Gördüğü bilgiler: { $facts }.
apps-since = { $day } tarihinden beri
apps-used-today = son kullanım: bugün
apps-used-yesterday = son kullanım: dün
apps-last-used = son kullanım: { $day }
apps-unused = son { $duration } içinde kullanılmadı
apps-no-login = şu anda açık oturum yok
apps-logins =
    { $count ->
        [one] { $count } oturum
       *[other] { $count } oturum
    }
apps-made-by = Hazırlayan: { $maker } ({ $forum } ekibi değil)
apps-details = Ayrıntılar
apps-remove = Erişimi kaldır
apps-remove-all = Tüm uygulamalardan çıkış yap
apps-removed = { $app } uygulaması artık hesabınızı kullanamaz.
apps-removed-anonymous = Uygulama artık hesabınızı kullanamaz.
apps-removed-all = Artık hiçbir uygulama hesabınızı kullanamaz.
remove-title = { $app } uygulamasının erişimi kaldırılsın mı?
remove-text = Kaldırırsanız { $app } uygulaması buradaki hesabınızı kullanamaz ve sizden yeniden izin istemesi gerekir. Orada yazdıklarınız silinmez.
remove-text-anonymous = Kaldırırsanız uygulama buradaki hesabınızı kullanamaz ve sizden yeniden izin istemesi gerekir. Orada yazdıklarınız silinmez.
remove-told = { $app } uygulamasına bu bildirilir ve oradaki oturumunuz kapatılır.
remove-not-told = { $app } uygulamasına bu bildirilmez: Siz çıkış yapana kadar oradaki oturumunuz açık kalabilir.
remove-all-title = Tüm uygulamalardan çıkış yapılsın mı?
remove-all-text = Çıkış yaparsanız bu uygulamaların hiçbiri buradaki hesabınızı kullanamaz ve her birinin sizden yeniden izin istemesi gerekir. Oralarda yazdıklarınız silinmez.
remove-cancel = Vazgeç
remove-yes = Erişimi kaldır
remove-all-yes = Tüm uygulamalardan çıkış yap

app-title = { $app } uygulaması ve hesabınız
app-access = Bilgilerinize erişim
app-left-out = Paylaşmamayı seçtikleriniz: { $facts }.
app-logins = Bu uygulamadaki oturumlarınız
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
device-wrong = Bu kodu bekleyen bir cihaz yok. Kodlar on dakika geçerlidir; sizinki daha eskiyse cihazdan yeni bir kod alın.
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
login-button = { $forum } sitesine giriş yap
login-new-tab = yeni sekmede açılır
login-continue = Giriş yaptım, devam et
login-refresh = Bu sayfa, giriş yapıp yapmadığınızı birkaç saniyede bir kendiliğinden kontrol eder; bunu en fazla beş dakika sürdürür.
login-again-title = { $forum } sitesine bir kez daha giriş yapın
login-again-text = { $app } uygulaması yeniden veya başka bir hesapla giriş yapmanızı istiyor. { $forum } sitesinden çıkış yapın, yeniden giriş yapın, sonra bu sayfaya dönün.
login-again-text-anonymous = Bir uygulama yeniden veya başka bir hesapla giriş yapmanızı istiyor. { $forum } sitesinden çıkış yapın, yeniden giriş yapın, sonra bu sayfaya dönün.
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
logout-one-more = Bir adım kaldı: { $forum } sitesinden de çıkış yapın. Site size bir kez daha sorabilir.
logout-forum = { $forum } sitesinden çıkış yap
logout-continue = { $app } uygulamasına dön
logout-continue-anonymous = Uygulamaya dön
logout-stayed-title = Oturumunuz hâlâ açık
logout-stayed-text = Hiçbir şey değişmedi.

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
plot-logins-text = Uygulamalara verilen kodlar, uygulamaya göre.
plot-results = Girişler nasıl sonuçlanıyor
plot-results-text = Önce foruma giriş yapması gerekenler ayrıca sayılır; geri döndüklerinde bir kez daha sayılırlar.
plot-first = İlk girişler
plot-first-text = Bir uygulamaya ilk kez izin veren üyeler.
plot-active = Açık oturumlar
plot-active-text = Uygulamalardaki açık oturumlar; saatte bir sayılır.
plot-authorize = Yanıt süresi: authorize
plot-authorize-text = Girişlerin başladığı yer. Her çizgi, isteklerin o kadarının en çok ne kadar sürdüğünü gösterir.
plot-token = Yanıt süresi: token
plot-token-text = Uygulamaların belirteçlerini aldığı yer. Her çizgi, isteklerin o kadarının en çok ne kadar sürdüğünü gösterir.
plot-userinfo = Yanıt süresi: userinfo
plot-userinfo-text = Uygulamaların kimin giriş yaptığını sorduğu yer. Her çizgi, isteklerin o kadarının en çok ne kadar sürdüğünü gösterir.
plot-pages = Forum sayfalarına eklenen süre
plot-pages-text = Bir isteğin foruma iletilmeden önce burada geçirdiği süre. Her çizgi, isteklerin o kadarının en çok ne kadar sürdüğünü gösterir.
plot-cache = Önbellekte bulunan oturumlar
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
result-denied = reddedildi
result-not-logged-in = forumun giriş sayfasına gönderildi
result-banned = hesap askıda
result-error = başarısız oldu
