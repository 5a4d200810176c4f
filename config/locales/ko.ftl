# 한국어. 알림은 ‘-습니다’, 질문은 ‘-할까요?’, 부탁은 ‘-해 주세요’로 쓰고, 상대를 부르는 말은 되도록 쓰지 않습니다.
# 이름 뒤에는 받침에 따라 달라지지 않는 조사(에, 에서, 의)만 붙입니다.

## The language itself

language-name = 한국어
number-group = ,

month-1 = 1월
month-2 = 2월
month-3 = 3월
month-4 = 4월
month-5 = 5월
month-6 = 6월
month-7 = 7월
month-8 = 8월
month-9 = 9월
month-10 = 10월
month-11 = 11월
month-12 = 12월
# 달 이름에 ‘월’이 들어 있습니다.
date-day = { $year }년 { $month } { $day }일
date-minute = { $year }년 { $month } { $day }일 { $time } UTC

duration-minutes = { $count }분
duration-hours = { $count }시간
duration-months = { $count }개월
duration-days = { $count }일

## Every page

list-separator = { ", " }

skip = 본문으로 건너뛰기
title = { $page } · { $forum }
back = { $forum } 홈으로 돌아가기
privacy = 개인정보 보호
terms = 이용약관
contact = 문의하기
the-app = 앱

## Consent

consent-title = { $forum } 계정으로 { $app }에 로그인할까요?
consent-address = 앱 주소
consent-device = 이 기기의 프로그램: { $address }
consent-odd-name = 주의해 주세요. 이 앱의 이름에는 서로 다른 문자가 섞여 있거나 보이지 않는 글자가 들어 있습니다. 이름이 아니라 주소를 보고 판단해 주세요.
consent-odd-member = 낯선 글자 포함
consent-unverified = { $maker } 님이 만든 앱이며, { $forum } 운영진이 만든 앱이 아닙니다.
consent-verified = { $forum } 운영진이 추가한 앱
consent-you = 현재 계정
consent-switch = 본인이 아닌가요? 다른 계정으로 로그인
consent-sees = { $app }에 제공되는 정보
consent-new-since = { $day } 이후 추가된 정보
consent-sees-already = { $app }에 이미 제공되는 정보
consent-can = { $app }에 허용되는 일
consent-cannot = { $app }에 허용되지 않는 일
consent-new = 새 항목
consent-show = 보기
consent-hide = 숨기기
consent-stay = 다시 묻지 않고 { $duration } 동안 로그인 상태 유지
consent-optional = 체크박스가 있는 항목은 체크를 해제하면 제공되지 않습니다.
consent-never = 비밀번호 보기, 쪽지 읽기, 대신 글쓰기
consent-take-back = ‘{ $apps }’에서 언제든지 취소할 수 있습니다.
authorised-apps = 연결된 앱
consent-cancel = 취소
consent-allow = { $app }에 로그인

sees-number = 회원 번호
sees-name = 이름
sees-picture = 프로필 사진
sees-profile = 프로필 페이지
sees-email = 이메일 주소
sees-groups = 소속 그룹
sees-language = 사용 언어
picture-shown = 위와 같음
nothing-there = 없음
consent-display-name = { $name }(표시 이름)
consent-user-name = { $name }(사용자 이름)

## Authorised apps

apps-text = 이곳 계정으로 로그인하는 앱입니다. 더 이상 쓰지 않는 앱은 연결을 해제해 주세요.
apps-none = 이 계정을 사용하는 앱이 없습니다.
apps-sees = 제공되는 정보: { $facts }.
apps-since = { $day }부터
apps-used-today = 마지막 사용: 오늘
apps-used-yesterday = 마지막 사용: 어제
apps-last-used = 마지막 사용: { $day }
apps-unused = { $duration } 동안 사용하지 않음
apps-no-login = 현재 앱이 이 계정을 읽을 수 없습니다. 앱에서는 로그인 상태가 유지되고 있을 수 있습니다.
apps-logins = 세션 { $count }개
apps-made-by = { $maker } 님이 만든 앱({ $forum } 운영진이 만든 앱 아님)
apps-details = 자세히
apps-remove = 연결 해제
apps-remove-all = 모든 앱 연결 해제
apps-removed = 이제 { $app }에서 계정을 사용할 수 없습니다.
apps-removed-anonymous = 이제 앱에서 계정을 사용할 수 없습니다.
apps-removed-all = 이제 어떤 앱에서도 계정을 사용할 수 없습니다.
remove-title = { $app } 연결을 해제할까요?
remove-text = 해제하면 { $app }에서 이곳 계정을 더 이상 사용할 수 없고, 다시 사용하려면 새로 동의를 받아야 합니다. 앱에 쓴 글은 그대로 남습니다.
remove-text-anonymous = 해제하면 앱에서 이곳 계정을 더 이상 사용할 수 없고, 다시 사용하려면 새로 동의를 받아야 합니다. 앱에 쓴 글은 그대로 남습니다.
remove-told = { $app }에 이를 알리며, 그곳에서도 로그아웃됩니다.
remove-not-told = { $app }에는 알리지 않습니다. 그곳에서 직접 로그아웃할 때까지 로그인 상태가 유지될 수 있습니다.
remove-all-title = 모든 앱의 연결을 해제할까요?
remove-all-text = 해제하면 아래 앱에서 이곳 계정을 더 이상 사용할 수 없고, 다시 사용하려면 앱마다 새로 동의를 받아야 합니다. 앱에 쓴 글은 그대로 남습니다.
remove-cancel = 유지
remove-yes = 연결 해제
remove-all-yes = 모두 해제

app-title = { $app } 앱과 내 계정
app-access = 앱에서 볼 수 있는 정보
app-left-out = 제공하지 않기로 한 정보: { $facts }.
app-logins = 이 앱의 내 세션
app-login-since = { $day } 로그인
app-more-logins = 그 밖에 이전 세션 { $count }개
app-not-used = { $app }에서 이 계정을 사용하지 않습니다.
app-back = 모든 앱

## Choice of the language

language-title = 언어 선택
language-text = { $forum } 계정으로 다른 앱에 로그인하는 페이지에 쓰이는 언어입니다. 선택한 언어는 이 브라우저에 저장됩니다.
language-label = 언어
language-browser = 브라우저 설정 따르기
language-save = 이 언어 사용
language-cancel = 변경하지 않고 돌아가기

## Devices

device-title = 기기 연결
device-text = 기기나 프로그램에 표시된 코드를 입력해 주세요.
device-code = 코드
device-continue = 계속
device-wrong = 이 코드로 기다리는 기기가 없습니다. 이미 사용되었거나 10분이 지났습니다. 코드를 확인하거나 기기에서 새 코드를 받아 주세요.
device-warning = 직접 시작한 기기나 프로그램의 코드만 입력해 주세요. 누군가 코드를 보냈다면, 그 사람은 내 계정으로 로그인하려는 것입니다.
device-ask = 방금 다른 기기에서 직접 시작했고 그 기기에 같은 코드({ $code })가 표시되어 있나요? 아니라면 취소해 주세요. 코드를 보낸 사람이 내 계정으로 로그인하려는 것입니다.
device-allowed-title = 기기가 연결되었습니다
device-allowed-text = 이 페이지를 닫아도 됩니다. 잠시 후 { $app }에서 자동으로 이어집니다.
device-denied-title = 기기 연결을 거부했습니다
device-denied-text = { $app }에 아무 정보도 전달되지 않았습니다. 이 페이지를 닫아도 됩니다.

## Log in first

login-title = 먼저 { $forum }에 로그인해 주세요
login-text = { $app }에서 사용자가 누구인지 확인하려고 합니다. { $forum }에 로그인한 뒤 이 페이지로 돌아와 주세요.
login-text-anonymous = 앱에서 사용자가 누구인지 확인하려고 합니다. { $forum }에 로그인한 뒤 이 페이지로 돌아와 주세요.
login-text-console = 관리 콘솔은 일부 회원만 사용할 수 있습니다. { $forum }에 로그인한 뒤 이 페이지로 돌아와 주세요.
login-button = { $forum }에 로그인
login-new-tab = 새 탭에서 열림
login-continue = 로그인했습니다. 계속
login-refresh = 이 페이지는 최대 5분 동안 몇 초마다 자동으로 확인합니다.
login-again-title = { $forum }에 다시 로그인해 주세요
login-again-text = { $app }에서 새로운 로그인이나 다른 계정을 요구합니다. { $forum }에서 로그아웃하고 다시 로그인한 뒤 이 페이지로 돌아와 주세요.
login-again-text-anonymous = 앱에서 새로운 로그인이나 다른 계정을 요구합니다. { $forum }에서 로그아웃하고 다시 로그인한 뒤 이 페이지로 돌아와 주세요.
login-again-text-console = 관리 콘솔에서 변경하려면 새로 로그인해야 합니다. { $forum }에서 로그아웃하고 다시 로그인한 뒤 이 페이지로 돌아와 주세요.
login-again-button = { $forum } 열기
login-no-refresh = 자동 확인이 끝났습니다. 로그인한 뒤 버튼을 눌러 주세요.

## Back to an app by a form

form-post-title = 앱으로 돌아가는 중
form-post-text = 아무 일도 일어나지 않으면 버튼을 눌러 주세요.
form-post-continue = 계속

## Log out

logout-title = { $forum }에서도 로그아웃할까요?
logout-text = { $app }에서 로그아웃했습니다. 이 브라우저에서는 아직 { $forum }에 로그인되어 있습니다.
logout-text-nobody = 이 브라우저에서 { $forum }에 로그인되어 있습니다.
logout-told = 다음 앱에 로그아웃을 알립니다:
logout-not-told = 다음 앱에는 알릴 수 없습니다. 각 앱에서 직접 로그아웃해 주세요:
logout-stay = 로그인 유지
logout-leave = 로그아웃
logged-out-title = 로그아웃했습니다
logged-out-text = 이 창을 닫아도 됩니다.
logout-one-more-title = 한 단계가 남았습니다
logout-one-more = 이제 { $forum }에서도 로그아웃해 주세요. 한 번 더 확인을 요청받을 수 있습니다.
logout-forum = { $forum }에서 로그아웃
logout-by-hand = 그래도 로그아웃되지 않으면 { $forum } 페이지에서 로그아웃한 다음 여기로 돌아와 주세요.
logout-continue = { $app } 앱으로 돌아가기
logout-continue-anonymous = 앱으로 돌아가기
logout-stayed-title = 로그인이 유지되었습니다
logout-stayed-text = 바뀐 것은 없습니다.

## Console, for operators

admin-title = 관리 콘솔
admin-by-link = 링크로 접속
admin-leave = 나가기
admin-read-only = 모든 내용을 볼 수 있습니다. 변경하려면 먼저 다시 로그인해 주세요.
admin-log-in-again = 다시 로그인
admin-tabs = { $app }의 페이지
admin-stale-title = 다시 로그인해 주세요
admin-stale-text = 변경된 내용은 없습니다. 이곳에서 변경하려면 최근 몇 분 안에 { $forum }에 로그인했어야 합니다. 로그아웃하고 다시 로그인한 뒤 변경을 다시 시도해 주세요.
admin-error-P409-text = 이미 사용되었거나 한 시간 넘게 열려 있었습니다. 변경된 내용은 없습니다. 관리 콘솔로 돌아가 다시 시도해 주세요.
admin-home = 관리 콘솔로 돌아가기
admin-link-title = 관리 콘솔 열기
admin-link-text = 이 링크는 이 브라우저에서 한 번만 쓸 수 있습니다. 열면 한 시간 동안 모든 내용을 보고 변경할 수 있습니다.
admin-link-open = 관리 콘솔 열기
admin-odd-name = 낯선 글자 포함
admin-apps = 앱
admin-app = 앱
admin-who = 사용 대상
admin-everybody = 모든 회원
admin-state = 상태
admin-on = 켜짐
admin-off = 꺼짐
admin-no-apps = 아직 앱이 없습니다.

admin-tab-settings = 설정
admin-tab-secret = 시크릿
admin-never = 사용한 적 없음
admin-today = 오늘
admin-yesterday = 어제
admin-last-used = 마지막 사용
admin-secret-of = { $app }의 시크릿
admin-secret-once = 새 시크릿(지금 한 번만 표시됩니다)
admin-secret-made = 생성
admin-secret-works = 유효 기간
admin-secret-current = 무기한
admin-secret-until = { $instant }까지
admin-secret-ended = { $instant }에 만료됨
admin-secret-from = 접속 주소
admin-secret-today = 오늘 사용 횟수
admin-secret-note = 메모
admin-secret-note-hint = 예: 설치한 곳. 최대 64자.
admin-secret-end-on = 만료일
admin-secret-end-on-hint = 이 날이 시작될 때(UTC) 만료됩니다. 비워 두면 무기한입니다.
admin-secret-days = 날짜는 UTC 기준입니다. 주소는 시크릿을 마지막으로 사용한 서버의 주소입니다.
admin-secret-none = 이 앱에는 시크릿이 없습니다. 다른 방법으로 인증하거나 인증하지 않습니다.
admin-secret-end = 이전 시크릿 지금 폐기
admin-secret-old-ended = 이전 시크릿을 폐기했습니다. 가장 최근 시크릿만 남아 있습니다.
admin-secret-new = 새 시크릿
admin-secret-keep = 이전 시크릿을 계속 쓸 수 있는 기간
admin-secret-at-once = 없음
admin-secret-make = 새 시크릿 만들기
admin-delete-title = { $app } 앱을 삭제할까요?
admin-delete-text =
    { $count ->
        [0] 이 앱에 접근할 수 있는 회원이 없습니다. 앱은 7일 동안 휴지통에 보관되며 복원할 수 있습니다.
       *[other] 회원 { $count }명이 곧바로 이 앱을 쓸 수 없게 됩니다. 앱은 7일 동안 휴지통에 보관되며 복원할 수 있습니다.
    }
admin-delete-name = 계속하려면 앱 이름을 입력해 주세요: { $app }
admin-delete-wrong = 앱 이름과 다릅니다.
admin-delete-cancel = 유지
admin-delete-yes = 삭제
admin-bin = 휴지통
admin-bin-text = 최근 7일 동안 삭제된 앱입니다. 여기 있는 앱은 아무도 사용할 수 없습니다.
admin-bin-empty = 휴지통이 비어 있습니다.
admin-bin-until = 완전 삭제: { $instant }
admin-restore = 복원
admin-restored = 앱을 설정, 시크릿과 함께 복원했습니다. 회원은 다시 로그인해야 합니다.

admin-settings-of = { $app }의 설정
admin-saved = 저장했습니다.
admin-wrong = 저장하지 않았습니다. 다시 확인해야 할 항목이 있습니다.
admin-meanwhile = 저장하지 않았습니다. 양식이 열려 있는 동안 다른 사람이 이 앱을 변경했습니다. 입력한 값은 항목에 그대로 있고, 그 사이에 저장된 값은 항목 아래에 있습니다. 지금 저장하면 그 값을 덮어씁니다.
admin-theirs = { $who } 저장, { $instant }:
admin-theirs-unknown = 그 사이에 저장된 값:
admin-theirs-nothing = 없음
admin-fault-empty = 비워 둘 수 없습니다.
admin-fault-unseen = 보이지 않는 문자가 들어 있습니다.
admin-fault-long = 최대 { $most }자입니다.
admin-fault-many = 최대 { $most }개입니다.
admin-fault-groups = 그룹은 최대 { $most }개이며, 각각 보이는 이름이 있어야 합니다.
admin-fault-unknown = { $value } 값은 쓸 수 없습니다.
admin-fault-address = { $value } 값은 주소가 아닙니다. https://chat.example.org처럼 전체를 입력하세요.
admin-fault-address-length = 주소는 1~2000자여야 합니다.
admin-fault-address-character = { $value } 주소에 쓸 수 없는 문자가 있습니다. %XX 형식으로 입력해 주세요.
admin-fault-address-fragment = { $value } 주소에는 #을 쓸 수 없습니다.
admin-fault-address-wildcard = { $value } 주소에는 *를 쓸 수 없습니다. 주소는 한 글자씩 비교합니다.
admin-fault-address-dots = { $value } 주소에는 . 또는 ..만 있는 부분을 쓸 수 없습니다.
admin-fault-address-https = { $value } 주소는 https://로 시작해야 합니다. http는 자기 컴퓨터나 테스트 네트워크에서만 쓸 수 있습니다.
admin-fault-address-user = { $value } 주소에는 사용자 이름을 쓸 수 없습니다.
admin-fault-address-letters = { $value } 주소의 스킴과 호스트는 소문자로 쓰고, 기본 포트는 생략해 주세요.
admin-fault-address-scheme = { $value } 주소는 https:// 또는 com.example.app:/callback처럼 점이 들어 있는 앱 고유의 이름으로 시작해야 합니다.
admin-fault-address-query = { $value } 주소에는 ?와 #을 쓸 수 없습니다.
admin-fault-public = 시크릿이 없는 앱에서는 쓸 수 없습니다. 누구나 그 앱이라고 주장할 수 있기 때문입니다.
admin-fault-pkce = 시크릿이 없는 앱은 PKCE를 사용해야 합니다.
admin-fault-optional-unasked = { $value } 항목은 앱이 요청할 수 없으므로 제외 대상으로 정할 수 없습니다.
admin-fault-optional-needed = { $value } 항목은 제외할 수 없습니다. 이메일과 그룹만 제외할 수 있습니다.
admin-fault-optional-trusted = 신뢰하는 앱은 동의를 묻지 않으므로 제외할 수 있는 정보가 없습니다.
admin-fault-optional-email = 앱에 이메일 주소가 필요하므로 제외할 수 없습니다.
admin-fault-keys = 앱이 키를 공개하는 주소가 필요합니다.
admin-fault-access-life = 1초에서 30일까지입니다.
admin-fault-refresh-life = 1초에서 10년까지입니다.
admin-fault-time = 15m, 12h, 30d처럼 기간을 입력해 주세요.
admin-fault-day = 날짜를 2026-11-21과 같이 입력해 주세요.
admin-fault-end = 만료일은 앞으로 10년 이내여야 합니다.
admin-disabled = 꺼져 있는 앱입니다. 아무도 로그인할 수 없습니다. 회원이 동의한 내용은 그대로 유지됩니다.
admin-switched-on = 앱을 켰습니다. 회원이 다시 로그인할 수 있습니다.
admin-client-id = 클라이언트 ID
admin-preset = 템플릿
admin-made-by = 제작자
admin-save = 저장
admin-enable = 켜기
admin-disable = 끄기
admin-delete = 삭제
admin-breaks = 앱이 작동하지 않을 수 있습니다
admin-breaks-yes = 확인했습니다. 그래도 저장합니다
admin-break-address = 이제 { $value } 주소에서는 응답을 받을 수 없습니다.
admin-break-scope = 이제 { $value } 권한을 요청할 수 없습니다.
admin-break-groups = 앱을 사용할 수 있는 회원이 줄어듭니다.
admin-break-pkce = 앞으로는 앱에서 PKCE 챌린지를 보내야 합니다.
admin-break-pushed = 앞으로는 앱에서 요청을 미리 보내야 합니다(PAR).
admin-break-auth = 앞으로는 앱을 이 한 가지 방법으로만 인증해야 합니다.
admin-break-tokens = 앞으로는 토큰의 형태가 달라집니다.
admin-break-refresh = 리프레시 토큰의 발급 규칙이 달라집니다.
admin-break-quirk = 표준을 벗어나 허용하던 동작이 더 이상 허용되지 않습니다.
admin-default = 기본 구성에 따름
admin-refresh-always = 항상 발급
admin-refresh-asked = offline_access를 요청할 때 발급
admin-refresh-never = 발급하지 않음
admin-auth-any = 모든 방법
admin-auth-basic = 헤더의 시크릿
admin-auth-post = 폼의 시크릿
admin-auth-key = 자체 키로 서명
admin-alg-rs256 = RS256
admin-alg-es256 = ES256
admin-alg-eddsa = EdDSA
admin-format-opaque = 임의 문자열
admin-format-jwt = 서명된 토큰(JWT)
admin-g-about = 회원에게 보이는 내용
admin-g-addresses = 주소
admin-g-members = 회원
admin-g-proof = 앱 인증 방법
admin-g-tokens = 토큰
admin-g-compatibility = 호환성
admin-f-name = 이름
admin-f-description = 설명
admin-f-homepage = 홈페이지
admin-f-icon-url = 아이콘 주소
admin-f-url = 앱 주소
admin-f-redirect-uris = 콜백 URL(한 줄에 하나씩)
admin-f-redirect-uris-hint = 응답을 보낼 주소입니다. https만 가능하고 한 글자까지 똑같아야 하며, #과 *는 쓸 수 없습니다.
admin-f-token-redirect-aliases = 토큰 엔드포인트에서만 받아들이는 주소
admin-f-token-redirect-aliases-hint = Rocket.Chat은 그곳에서 ?close를 덧붙입니다.
admin-f-post-logout-redirect-uris = 로그아웃한 뒤 브라우저가 이동할 수 있는 주소
admin-f-backchannel-logout-uri = 로그아웃 알림을 받을 앱의 주소
admin-f-backchannel-logout-session-required = 어느 세션이 끝났는지도 알려야 함
admin-f-allow-http = 암호화되지 않은 http 허용(테스트 네트워크 전용)
admin-f-allowed-groups = 사용할 수 있는 그룹(한 줄에 하나씩)
admin-f-allowed-groups-hint = 비워 두면 모든 회원이 사용할 수 있습니다.
admin-groups-offered = 포럼 그룹을 선택하거나 아래에 이름을 적어 주세요.
admin-groups-unknown = 지금 포럼에 이 이름의 그룹이 없습니다: { $value }. 대소문자와 공백을 확인해 주세요.
admin-f-denied-groups = 사용할 수 없는 그룹
admin-f-trusted = 신뢰하는 앱: 회원에게 동의를 묻지 않음
admin-f-scopes = 앱에서 볼 수 있는 정보
admin-f-optional-scopes = 회원이 제외할 수 있는 정보
admin-f-in-development = 개발 중: 오류 페이지를 보는 모든 사람에게 주소를 표시
admin-f-require-email = 인증된 이메일 주소 필요
admin-f-auth-method = 앱 인증 방법
admin-f-jwks-uri = 앱의 공개 키 주소(JWKS)
admin-f-require-pkce = PKCE 필수
admin-f-require-pushed-requests = 요청을 미리 보내야 함(PAR)
admin-f-refresh = 리프레시 토큰
admin-scope-nothing = 추가 정보 없음
admin-f-access-secs = 액세스 토큰 유효 기간
admin-f-access-secs-hint = 예: 15m 또는 12h. 비워 두면 기본 구성에 따릅니다.
admin-f-refresh-secs = 리프레시 토큰 유효 기간
admin-f-id-token-alg = ID 토큰 알고리즘
admin-f-access-token-format = 액세스 토큰 형식
admin-f-device-flow = 브라우저가 없는 기기에서 로그인
admin-f-client-credentials = 앱 자신의 이름으로 토큰 발급
admin-f-token-in-query = 액세스 토큰을 URL에 넣는 것을 허용
admin-f-token-params-in-query = 토큰 요청을 URL에 넣는 것을 허용
admin-f-credentials-twice = ID와 시크릿을 두 번 보내는 것을 허용
admin-f-access-token-param = 액세스 토큰을 URL에 넣을 때의 매개변수 이름
admin-breaks-logins =
    { $count ->
        [0] 현재 이 앱에 유효한 세션이 없습니다.
       *[other] 현재 이 앱에 유효한 세션이 { $count }개 있습니다.
    }

admin-add = 앱 추가
admin-add-kind = 어떤 앱인가요?
admin-add-other = 그 밖의 앱
admin-add-of = { $kind } 추가
admin-add-followed = 아직 추가하지 않았습니다. 콜백 URL이 새 주소에 맞게 바뀌었습니다. 확인한 다음 앱을 추가해 주세요.
admin-added = { $app } 앱을 추가했습니다
admin-added-once = ID와 시크릿. 시크릿은 지금 한 번만 표시됩니다.
admin-client-secret = 클라이언트 시크릿
admin-callback = 콜백 URL
admin-leave-empty = (비워 둠)
admin-try = { $app } 앱을 열어 로그인해 보기
admin-test = 이 앱 시험하기
admin-test-of = { $app } 시험하기
admin-test-last = 마지막 로그인
admin-test-receives = 앱이 받게 될 내 정보
admin-test-https = https
admin-test-loopback = 회원의 컴퓨터
admin-test-http = http(암호화되지 않아 중간에서 누구나 읽을 수 있음)
admin-test-scheme = 프로그램을 엶
admin-kept = 시크릿을 저장해 두었습니다
admin-back = 뒤로
admin-continue = 계속
admin-g-where = 앱의 위치
admin-f-url-hint = 예: https://chat.example.org. 알려진 앱이라면 콜백 URL이 이 주소에 따라 정해집니다.
admin-f-public = 시크릿 없음: 브라우저나 휴대전화에서 실행되는 앱
admin-search = 검색
admin-search-button = 검색
admin-found-none = 찾은 앱이 없습니다.
admin-apps-previous = 이전
admin-apps-next = 다음
admin-apps-page = { $pages }쪽 중 { $page }쪽
admin-active = 현재 세션
admin-logins-30 = 30일간 로그인
admin-errors = 오류
admin-errors-text = 오류: 최근 30일 동안 거부된 로그인의 비율입니다. ‘!’는 { $share } 이상을 뜻합니다. 앱의 로그를 확인해 주세요.
admin-unused = 켜짐, 미사용?

## Not allowed

refused-P310-title = 이 계정은 다른 앱에 사용할 수 없습니다
refused-P310-text = { $forum }에서 계정이 정지되었습니다.
refused-P310-text-until = { $forum }에서 계정이 정지되었습니다. 정지 기한: { $until }.
refused-P311-title = 활성 상태가 아닌 계정입니다
refused-P311-text = { $forum }에서 계정이 아직 활성화되지 않았거나 비활성화되었습니다. { $forum }에서 온 메시지를 확인하거나 운영진에게 문의한 뒤 다시 시도해 주세요.
refused-P313-title = 이메일 주소가 인증되지 않았습니다
refused-P313-text = 본인의 이메일 주소인지 { $forum }에서 아직 확인되지 않았습니다. 그곳의 계정 설정에서 인증하거나 운영진에게 문의한 뒤 다시 시도해 주세요.
refused-P411-title = 누구나 { $app }에 로그인할 수 있는 것은 아닙니다
refused-P411-title-anonymous = 누구나 이 앱에 로그인할 수 있는 것은 아닙니다
refused-P411-text = { $forum }의 일부 회원만 { $app }에 로그인할 수 있습니다.
refused-P411-text-anonymous = { $forum }의 일부 회원만 이 앱에 로그인할 수 있습니다.
refused-P411-text-one = ‘{ $group }’ 그룹의 회원만 { $app }에 로그인할 수 있습니다.
refused-P411-text-one-anonymous = ‘{ $group }’ 그룹의 회원만 이 앱에 로그인할 수 있습니다.
refused-P411-text-other = 다음 그룹 중 하나에 속한 회원만 { $app }에 로그인할 수 있습니다:
refused-P411-text-other-anonymous = 다음 그룹 중 하나에 속한 회원만 이 앱에 로그인할 수 있습니다:
refused-P431-title = { $app }에 이메일 주소가 필요합니다
refused-P431-title-anonymous = 이 앱에는 이메일 주소가 필요합니다
refused-P431-text = { $app }에서는 { $forum }에서 인증된 이메일 주소만 사용할 수 있는데, 인증된 주소가 없습니다. 그곳의 계정 설정에서 주소를 입력하거나 인증한 뒤 다시 시도해 주세요.
refused-P431-text-anonymous = 이 앱에서는 { $forum }에서 인증된 이메일 주소만 사용할 수 있는데, 인증된 주소가 없습니다. 그곳의 계정 설정에서 주소를 입력하거나 인증한 뒤 다시 시도해 주세요.
refused-P308-title = 두 개의 로그인이 서로 충돌합니다
refused-P308-text = 브라우저에 { $forum } 로그인이 두 개 있어서 어느 것이 본인의 로그인인지 알 수 없습니다. 브라우저에서 { $forum } 쿠키를 삭제하고 다시 로그인한 뒤 한 번 더 시도해 주세요.
refused-nothing = { $app }에 공유된 정보는 없습니다.
refused-nothing-anonymous = 앱에 공유된 정보는 없습니다.
refused-ask = 착오라고 생각되면 { $forum } 운영진에게 문의해 주세요.

## Errors: by code, or by kind where several share one

error-title = 처리하지 못했습니다
error-text = 열어 본 링크나 이곳으로 보낸 앱에 오류가 있습니다. 공유된 정보는 없습니다. { $app }에서 다시 시도하거나 앱 운영자에게 알려 주세요.
error-text-anonymous = 열어 본 링크나 이곳으로 보낸 앱에 오류가 있습니다. 공유된 정보는 없습니다. 앱에서 다시 시도하거나 앱 운영자에게 알려 주세요.
error-for-operator = { $app } 운영자를 위한 정보
error-for-operator-anonymous = 이 사이트 운영자를 위한 정보
operator-sent = 보낸 값
operator-registered = 등록된 값
operator-sent-twice = 두 번 보낸 값
operator-wrong = 오류
operator-reason = 이유
error-code = 코드
error-request = 요청
error-log = 로그
error-log-open = 관리 콘솔의 { $app }
error-time = 시각
error-explain = 자세히
error-retry = 다시 시도
error-small-print = 코드 { $code } · 요청 { $request }

error-later-title = 지금은 { $forum } 계정으로 다른 앱에 로그인할 수 없습니다
error-later-text = 1분 뒤에 다시 시도해 주세요. 공유된 정보는 없으며, 계정에도 문제가 없습니다.

error-P210-title = 지금 { $forum }에서 응답이 없습니다
error-P210-text = 1분 뒤에 다시 시도해 주세요.
error-P211-title = 이 요청을 이해하지 못했습니다
error-P211-text = 여러 가지로 해석될 수 있는 요청이어서 전달하지 않았습니다. 브라우저가 스스로 이런 요청을 보내지는 않습니다.
error-P212-title = 여기에는 페이지가 없습니다
error-P212-text = 주소를 확인하거나 { $forum } 홈으로 돌아가 주세요.
error-P213-title = 이 사이트의 주소가 아닙니다
error-P213-text = 공개된 주소로 { $forum }에 접속해 주세요.
error-P217-title = 요청의 나머지가 도착하지 않았습니다
error-P217-text = 인터넷 연결을 확인한 뒤 다시 시도해 주세요.
error-P218-title = 요청이 너무 큽니다
error-P218-text = 요청이 이 페이지에서 받을 수 있는 크기를 넘었습니다.
error-P219-title = 브라우저가 쿠키를 너무 많이 보냅니다
error-P219-text = { $forum } 쿠키를 삭제한 뒤 다시 시도해 주세요.
error-P301-title = 로그인이 확인되지 않았습니다
error-P301-text = 로그인 페이지로 여러 번 이동했지만 { $forum }에서는 아직 로그인하지 않은 것으로 보입니다. { $forum } 쿠키를 허용하고 그곳에서 로그인한 뒤 { $app }에서 처음부터 다시 시작해 주세요.
error-P301-text-anonymous = 로그인 페이지로 여러 번 이동했지만 { $forum }에서는 아직 로그인하지 않은 것으로 보입니다. { $forum } 쿠키를 허용하고 그곳에서 로그인한 뒤 앱에서 처음부터 다시 시작해 주세요.
error-P309-title = 이 로그인 링크는 이 브라우저에서 사용할 수 없습니다
error-P309-text = 로그인을 시작한 브라우저에서 30분 동안만 사용할 수 있습니다. 공유된 정보는 없습니다. { $app }에서 처음부터 다시 시작해 주세요.
error-P309-text-anonymous = 로그인을 시작한 브라우저에서 30분 동안만 사용할 수 있습니다. 공유된 정보는 없습니다. 앱에서 처음부터 다시 시작해 주세요.
error-P401-title = 등록되지 않은 앱입니다
error-P401-text = 공유된 정보는 없습니다. 이전 페이지로 돌아가 다시 시도하거나 앱 운영자에게 알려 주세요.
error-P402-title = { $app }에서 등록되지 않은 곳으로 보내려고 했습니다
error-P402-title-anonymous = 앱에서 등록되지 않은 곳으로 보내려고 했습니다
error-P402-text = 공유된 정보는 없습니다. { $app }에서 다시 시도하거나 앱 운영자에게 알려 주세요.
error-P402-text-anonymous = 공유된 정보는 없습니다. 앱에서 다시 시도하거나 앱 운영자에게 알려 주세요.
error-P408-title = { $app }에서 보낸 요청을 이해하지 못했습니다
error-P408-title-anonymous = 앱에서 보낸 요청을 이해하지 못했습니다
error-P408-text = 공유된 정보는 없습니다. { $app }에서 다시 시도하거나 앱 운영자에게 알려 주세요.
error-P408-text-anonymous = 공유된 정보는 없습니다. 앱에서 다시 시도하거나 앱 운영자에게 알려 주세요.
error-P409-title = 만료된 페이지입니다
error-P409-text = 이미 사용되었거나 10분 넘게 열려 있었습니다. 공유된 정보는 없습니다. { $app }에서 다시 시도해 주세요.
error-P409-text-anonymous = 이미 사용되었거나 10분 넘게 열려 있었습니다. 공유된 정보는 없습니다. 앱에서 다시 시도해 주세요.
error-P414-title = 만료된 링크입니다
error-P414-text = 이미 사용되었거나 시간이 너무 많이 지났습니다. 공유된 정보는 없습니다. 앱에서 다시 시도해 주세요.
error-P440-title = 등록되지 않은 앱입니다
error-P440-text = { $forum } 계정으로는 이 주소에 로그인할 수 없습니다. 공유된 정보는 없습니다. 이전 페이지로 돌아가거나 앱 운영자에게 알려 주세요.
error-P442-title = 이 앱에서 로그인이 확인되지 않습니다
error-P442-text = { $forum }에 로그인되어 있지만 { $app }에서 알아보지 못합니다. { $forum } 쿠키를 허용한 뒤 다시 시도해 주세요. 그래도 안 되면 앱 운영자에게 알려 주세요.
error-P442-text-anonymous = { $forum }에 로그인되어 있지만 앱에서 알아보지 못합니다. { $forum } 쿠키를 허용한 뒤 다시 시도해 주세요. 그래도 안 되면 앱 운영자에게 알려 주세요.
error-P444-title = 이 로그아웃 요청은 사용할 수 없습니다
error-P444-text = 요청이 완전하지 않거나 다른 앱 또는 다른 세션의 요청입니다. 아무도 로그아웃되지 않았습니다.
error-P450-title = 시도 횟수가 너무 많습니다
error-P450-text = 잠시 기다렸다가 다시 시도해 주세요.
error-P450-text-wait = { $wait } 뒤에 다시 시도해 주세요.
error-P505-title = 없는 앱입니다
error-P505-text = 삭제되었거나 주소가 잘못되었습니다.
error-P701-title = 이 페이지를 볼 권한이 없습니다
error-P701-text = { $forum }의 일부 회원만 볼 수 있는 페이지입니다.
error-P703-title = 여기에서는 이 페이지를 열 수 없습니다
error-P703-text = 정해진 네트워크에서만 열 수 있습니다.
error-P704-title = 유효하지 않은 링크입니다
error-P704-text = 10분 안에 한 번만 쓸 수 있는 링크입니다. 새 링크를 요청해 주세요.
error-P900-title = 사이트에서 문제가 발생했습니다
error-P900-text = 다시 시도해 주세요. 문제가 계속되면 { $forum } 운영자에게 알려 주세요.
error-P901-title = 이 페이지는 이후 버전에서 제공됩니다
error-P901-text = 이 주소는 그 페이지를 위해 예약되어 있습니다.

## Console: numbers

number-decimal = .
percent = { $number }%
time-us = { $number }마이크로초
time-ms = { $number }밀리초
time-s = { $number }초
weekday-1 = 월요일
weekday-2 = 화요일
weekday-3 = 수요일
weekday-4 = 목요일
weekday-5 = 금요일
weekday-6 = 토요일
weekday-7 = 일요일

plot-empty = 이 기간에 집계된 것이 없습니다.
plot-table = 수치를 표로 보기
plot-number = 건수
plot-share = 비율
plot-others = 다른 앱
plot-says-bars = 합계 { $all }, 최대 { $most }({ $when }).
plot-says-lines = 최소 { $least }, 최대 { $most }.
plot-says-share = { $part }: { $all }건 중 { $share }.
plot-says-week = 가장 많은 때는 { $day } { $hour }: { $most }건.

plot-logins = 로그인
plot-logins-text = 완료된 로그인 수(앱별).
plot-results = 로그인 결과
plot-results-text = 먼저 포럼에 로그인해야 하는 사람은 ‘포럼 로그인으로 이동’에 집계되고, 돌아오면 다시 한 번 집계됩니다.
plot-first = 첫 로그인
plot-first-text = 앱을 처음으로 허용한 회원 수.
plot-active = 유효한 세션
plot-active-text = 앱에 있는 회원의 세션 수. 한 시간마다 집계합니다.
plot-authorize = 응답 시간: authorize
plot-authorize-text = 로그인이 시작되는 곳입니다. 각 선은 그만큼의 요청이 이 시간 안에 끝났음을 나타냅니다.
plot-token = 응답 시간: token
plot-token-text = 앱에서 토큰을 받는 곳입니다. 각 선은 그만큼의 요청이 이 시간 안에 끝났음을 나타냅니다.
plot-userinfo = 응답 시간: userinfo
plot-userinfo-text = 앱에서 누구인지 확인하는 곳입니다. 각 선은 그만큼의 요청이 이 시간 안에 끝났음을 나타냅니다.
plot-pages = 포럼 페이지에 더해지는 시간
plot-pages-text = 포럼에 전달되기 전까지 요청이 이곳에 머문 시간입니다. 각 선은 그만큼의 요청이 이 시간 안에 끝났음을 나타냅니다.
plot-cache = 캐시로 확인된 회원
plot-cache-text = 누구인지 포럼에 묻지 않아도 되었던 비율.
plot-week = 요일과 시간대
plot-week-text = 시간대별 로그인 수(UTC).
plot-secrets = 새 시크릿과 이전 시크릿
plot-secrets-text = 앱을 인증할 때 쓰인 시크릿입니다. 이전 시크릿이 더 이상 쓰이지 않으면 폐기해 주세요.

line-half = 절반
line-most = 95%
line-nearly-all = 99%
line-cache = 캐시로 확인됨
line-newest = 최신 시크릿
line-older = 이전 시크릿
line-app = 이 앱
result-ok = 로그인됨
result-denied = 거부 또는 권한 없음
result-not-logged-in = 포럼 로그인으로 이동
result-banned = 정지된 계정
result-error = 실패

## Console: usage

admin-usage-title = 이용 현황
admin-usage-30 = 30일
admin-usage-90 = 90일
admin-usage-365 = 1년
admin-usage-logins = 로그인
admin-usage-speed = 속도
admin-usage-late = 지난 1분 동안의 일은 아직 집계되지 않았습니다. 날짜와 시각은 UTC 기준입니다.
admin-usage-codes = 거부된 요청
admin-table-code = 코드
admin-table-event = 이벤트
admin-table-action = 작업
admin-table-meaning = 의미
admin-table-time = 시각
admin-table-member = 회원
admin-table-request = 요청
admin-table-app = 앱
admin-table-more = 더 보기
admin-table-find = 찾기
admin-confirm-cancel = 취소
admin-confirm-end-secrets-title = { $what } 앱의 이전 시크릿을 폐기할까요?
admin-confirm-end-secrets-text = 즉시 영구적으로 쓸 수 없게 됩니다. 앱이 아직 이전 시크릿을 쓰고 있다면 최신 시크릿으로 바꿀 때까지 아무도 로그인할 수 없습니다.
admin-confirm-end-secrets-yes = 이전 시크릿 폐기
admin-confirm-switch-off-title = { $what } 앱을 끌까요?
admin-confirm-switch-off-text = 다시 켤 때까지 아무도 로그인할 수 없고, 앱은 회원 정보를 더 받을 수 없습니다. 회원이 동의한 내용은 그대로 유지됩니다.
admin-confirm-switch-off-yes = 끄기

## Console: what happened at an app

admin-log-title = 로그
admin-log-added = 이제 이 주소가 등록되었습니다.
admin-log-addresses = 거부된 콜백 URL
admin-log-addresses-text = 누구나 이 페이지로 주소를 보낼 수 있습니다. 앱의 설정에 있는 주소만 추가해 주세요. 다른 부분은 표시되어 있습니다.
admin-log-sent = 보낸 값
admin-log-registered = 등록된 값
admin-log-times = { $count }회
admin-log-last = 마지막: { $time }
admin-log-elsewhere = 앱이 지금까지 사용하지 않은 호스트의 주소입니다. 추가하면 이 호스트를 관리하는 사람이 회원들의 로그인을 넘겨받게 됩니다.
admin-log-fault = 추가할 수 없습니다:
admin-log-add = 이 주소 추가
admin-log-events = 최근 이벤트 200개
admin-log-events-text = 로그인 기록과 거부된 요청입니다. 30일 동안 보관됩니다. 1분 안에 같은 일이 되풀이되면 횟수만 늘어납니다.
admin-log-detail = 상세 정보
admin-log-empty = 지난 30일 동안 이 앱에서 아무 일도 없었습니다.
admin-log-codes = 코드 설명
admin-log-here = 이 관리 콘솔에서: { $place }
admin-difference-scheme = 스킴만 다릅니다. 앱 설정의 공개 주소와, 앱 앞에 있는 프록시의 X-Forwarded-Proto를 확인해 주세요.
admin-difference-port = 포트만 다릅니다. 앱 설정의 공개 주소와, 앱 앞에 있는 프록시가 전달하는 Host 헤더를 확인해 주세요.
admin-difference-close = ?close만 다릅니다. Rocket.Chat에서 로그인 방식(login style)을 설정해 주세요.
admin-event-ok = 로그인됨
admin-event-access-denied = 회원이 거부했거나 앱을 사용할 수 없는 회원입니다.

## Console: members of an app

admin-users-title = 회원
admin-users-text = 이 앱에 동의했거나 로그인되어 있는 회원입니다.
admin-users-since = 연결 시작
admin-users-last-used = 마지막 사용
admin-users-logins = 세션
admin-users-sees = 볼 수 있는 정보
admin-users-remove = 연결 해제
admin-users-remove-all = 모두 연결 해제
admin-users-none = 이 앱을 사용하는 회원이 없습니다.
admin-users-removed = 회원의 연결을 해제하고 앱에 알렸습니다.
admin-users-removed-untold = 회원의 연결을 해제했습니다. 알림을 받을 주소가 없어 앱에는 알리지 않았으므로, 앱에서는 로그인 상태가 유지될 수 있습니다.
admin-users-removed-all = 모든 회원의 연결을 해제하고 앱에 알렸습니다.
admin-users-removed-all-untold = 모든 회원의 연결을 해제했습니다. 알림을 받을 주소가 없어 앱에는 알리지 않았으므로, 앱에서는 로그인 상태가 유지될 수 있습니다.
admin-users-removed-some = 많은 회원의 연결을 해제했습니다. 아직 남은 회원이 있으니 한 번 더 실행해 주세요.
admin-confirm-remove-user-title = { $what } 회원의 연결을 해제할까요?
admin-confirm-remove-user-text = 해제하면 앱에서 이 회원의 계정을 더 이상 사용할 수 없으며, 다시 사용하려면 새로 동의를 받아야 합니다. 알림을 받을 주소가 있으면 회원을 로그아웃하도록 앱에 알립니다.
admin-confirm-remove-user-yes = 연결 해제
admin-confirm-remove-users-title = 모든 회원의 { $what } 연결을 해제할까요?
admin-confirm-remove-users-text = 다음에 로그인할 때 모든 회원에게 다시 동의를 묻습니다. 알림을 받을 주소가 있으면 모두 로그아웃하도록 앱에 알립니다. 회원이 아주 많은 앱은 여러 번 실행해야 합니다.
admin-confirm-remove-users-yes = 모두 연결 해제
admin-confirm-add-address-title = 다른 호스트의 주소를 추가할까요?
admin-confirm-add-address-text = { $what }의 호스트는 앱이 지금까지 사용하지 않은 곳입니다. 추가하면 이 호스트를 관리하는 사람이 회원들의 로그인을 넘겨받게 됩니다. 이 앱의 주소가 확실할 때만 추가해 주세요.
admin-confirm-add-address-yes = 이 주소 추가
admin-confirm-add-other-address-title = 이 주소를 추가할까요?
admin-confirm-add-other-address-text = 등록된 주소와 다르며, 다른 부분은 표시되어 있습니다. 추가하면 회원들의 로그인이 이 주소로도 전달될 수 있습니다. 앱의 설정에 있는 주소일 때만 추가해 주세요.
admin-confirm-add-other-address-yes = 이 주소 추가

## Console: members

admin-members-title = 회원
admin-members-find = 이름 또는 번호
admin-members-find-text = 포럼의 회원 번호로 찾을 수 있습니다. 이름으로는 앱에 한 번이라도 로그인한 회원만 찾을 수 있습니다.
admin-members-nobody = 이 이름이나 번호의 회원이 없습니다.
admin-members-apps = 이 계정을 사용하는 앱
admin-members-no-apps = 이 계정을 사용하는 앱이 없습니다.
admin-members-receives = 제공되는 정보
admin-members-others = 다른 앱이라면 제공될 정보
admin-members-end = 모든 세션 종료
admin-members-ended =
    { $count ->
        [0] 종료할 세션이 없었습니다.
       *[other] 세션 { $count }개를 종료하고 앱에 알렸습니다.
    }
admin-members-ended-untold = 모든 세션을 종료했습니다. 알림을 받을 주소가 없는 앱에는 알리지 않았으므로, 그 앱에서는 로그인 상태가 유지될 수 있습니다.
admin-member-number = 회원 번호
admin-member-name = 앱에서 쓰는 사용자 이름
admin-member-name-none = 아직 없음(처음 로그인할 때 정해짐)
admin-member-standing = 포럼에서의 상태
admin-member-email = 이메일 주소
admin-member-email-untold = 앱에 제공되지 않음: 포럼에서 인증되지 않은 주소
admin-member-groups = 그룹
admin-standing-let-in = 로그인 가능
admin-standing-refused = 로그인 불가
admin-why-P310 = 포럼에서 정지됨
admin-why-P311 = 활성화되지 않았거나 비활성화됨
admin-why-P313 = 이메일 주소가 인증되지 않음
admin-standing-gone = 더 이상 없는 회원
admin-standing-not-asked = 포럼에서는 회원 번호로 회원을 조회할 수 없습니다.
admin-standing-unknown = 포럼에서 응답이 없습니다.
admin-receives-title = { $app }에 제공되는 정보
admin-receives-refused = 이 회원은 앱에 로그인할 수 없습니다:
admin-confirm-end-logins-title = { $what } 회원의 모든 세션을 종료할까요?
admin-confirm-end-logins-text = 어떤 앱에도 이 회원의 토큰이 더 이상 발급되지 않으며, 알림을 받을 주소가 있는 앱에는 회원을 로그아웃하도록 알립니다. 동의한 내용은 그대로 유지되고, 포럼의 로그인도 유지됩니다.
admin-confirm-end-logins-yes = 모든 세션 종료

## Console: the audit trail

admin-trail-title = 감사 로그
admin-trail-text = 누가 언제 어디에서 무엇을 변경했는지 보여 줍니다. 이 목록은 아무도 고칠 수 없습니다. 기록이 서로 이어져 있어서 고치면 드러납니다.
admin-trail-person = 회원 또는 다른 변경 주체
admin-trail-app = 클라이언트 ID
admin-trail-day = 날짜(UTC)
admin-trail-any = 전체
admin-trail-wrong = 날짜를 이해하지 못했습니다. 2026-11-21과 같이 입력해 주세요.
admin-trail-who = 변경한 사람
admin-trail-on = 대상
admin-trail-member = 회원 { $member }
admin-trail-details = 상세 정보
admin-trail-show = 보기
admin-trail-before = 변경 전
admin-trail-after = 변경 후
admin-trail-none = 조건에 맞는 기록이 없습니다.
admin-trail-newest = 최신
admin-trail-older = 이전
admin-trail-files = 같은 내용의 파일(최대 { $count }건):

## Console: signing keys

admin-keys-title = 서명 키
admin-keys-text = 키는 자동으로 교체됩니다. 새 키는 서명에 쓰이기 전에 모든 앱에 공개되고, 이전 키는 마지막 토큰이 만료될 때까지 보관됩니다.
admin-keys-asked = 몇 초 안에 다음 키가 만들어집니다.
admin-keys-key = 키
admin-keys-algorithm = 알고리즘
admin-keys-state = 상태
admin-keys-age = 생성 후 경과
admin-keys-signs-from = 서명 시작
admin-keys-last-token = 마지막 토큰 만료
admin-keys-over = 만료됨
admin-keys-none = 아직 키가 없습니다.
admin-keys-rotate = 다음 키 지금 만들기
admin-keys-replace = 모든 키 즉시 교체
admin-key-waiting = 대기 중
admin-key-in-use = 사용 중
admin-key-retired = 사용 종료
admin-key-distrusted = 더 이상 신뢰하지 않음
admin-confirm-rotate-keys-title = 지금 다음 키를 만들까요?
admin-confirm-rotate-keys-text = 새 키는 곧바로 모든 앱에 공개되고, 앱에서 새 키를 받아 갈 시간이 지나면 서명에 쓰입니다. 로그아웃되는 회원은 없습니다.
admin-confirm-rotate-keys-yes = 다음 키 만들기
admin-confirm-replace-keys-title = 모든 키를 즉시 교체할까요?
admin-confirm-replace-keys-text = 다른 사람이 키를 가지고 있을 수 있는 경우에만 사용해 주세요. 새 키가 곧바로 서명에 쓰이고 이전 키는 폐기됩니다. 이전 키로 서명한 토큰은 무효가 되며, 일부 회원은 다시 로그인해야 합니다.
admin-confirm-replace-keys-yes = 모든 키 교체

## Console: health

admin-health-title = 작동 상태
admin-health-fine = 모두 정상입니다.
admin-health-warned = 모두 작동하지만, 확인할 주의 사항이 있습니다.
admin-health-failing = 현재 { $count }개 항목이 작동하지 않습니다.
admin-health-at = 확인 시각: { $time }. 다시 확인하려면 페이지를 새로 고쳐 주세요.
admin-health-state-fine = 정상
admin-health-state-warning = 주의
admin-health-state-failing = 장애
admin-health-configuration = 기본 구성
admin-health-public-address = 공개 주소
admin-health-listens = 수신 주소
admin-health-certificates = 인증서
admin-health-forum = 포럼
admin-health-source = 회원을 조회하는 곳
admin-health-lookups = 회원 조회
admin-health-server = 포럼 웹 서버
admin-health-api = 보호된 API
admin-health-store = 저장소
admin-health-operations = 모니터링
admin-health-keys = 서명 키
admin-health-old-secrets = Mattermost API
admin-health-console = 관리 콘솔
admin-health-warning = 구성에 관한 주의

# 어느 앱의 어느 페이지인지: ‘로그: Rocket.Chat’
admin-title-of = { $page }: { $app }
