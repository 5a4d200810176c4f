# 日本語。です・ます体で書き、「あなた」はなるべく使いません。名前の前後には半角の空白を置き、数や日付には置きません。

## The language itself

language-name = 日本語
number-group = ,

month-1 = 1月
month-2 = 2月
month-3 = 3月
month-4 = 4月
month-5 = 5月
month-6 = 6月
month-7 = 7月
month-8 = 8月
month-9 = 9月
month-10 = 10月
month-11 = 11月
month-12 = 12月
# 月の名前は「11月」まで含みます。
date-day = { $year }年{ $month }{ $day }日
date-minute = { $year }年{ $month }{ $day }日 { $time } UTC

duration-minutes = { $count }分間
duration-hours = { $count }時間
duration-months = { $count }か月間
duration-days = { $count }日間

## Every page

list-separator = { "、" }

skip = 本文へ移動
title = { $page } · { $forum }
back = { $forum } に戻る
privacy = プライバシー
terms = 利用規約
contact = お問い合わせ
the-app = アプリ

## Consent

consent-title = { $forum } のアカウントで { $app } にログインしますか？
consent-address = アプリのアドレス
consent-device = このデバイス上のプログラム：{ $address }
consent-odd-name = ご注意ください。このアプリの名前には、異なる種類の文字が混ざっているか、目に見えない文字が含まれています。名前ではなく、アドレスで判断してください。
consent-odd-member = 見慣れない文字
consent-unverified = このアプリを作ったのは { $maker } さんで、{ $forum } の運営チームではありません。
consent-verified = { $forum } の運営チームが追加したアプリです
consent-you = 現在のアカウント
consent-switch = ご本人でない場合は、別のアカウントでログイン
consent-sees = { $app } に共有される情報
consent-new-since = { $day }以降に追加された情報
consent-sees-already = { $app } にすでに共有している情報
consent-can = { $app } に許可すること
consent-cannot = { $app } にはできないこと
consent-new = 新規
consent-show = 表示
consent-hide = 隠す
consent-stay = 確認なしで、{ $duration }ログインしたままにする
consent-optional = チェックボックスのある項目は、チェックを外すと共有されません。
consent-never = パスワードを見る、プライベートメッセージを読む、代わりに投稿する
consent-take-back = この許可は「{ $apps }」でいつでも取り消せます。
authorised-apps = 連携中のアプリ
consent-cancel = キャンセル
consent-allow = { $app } にログイン

sees-number = 会員番号
sees-name = 名前
sees-picture = プロフィール画像
sees-profile = プロフィールページ
sees-email = メールアドレス
sees-groups = 所属グループ
sees-language = 使用言語
picture-shown = 上と同じ画像
nothing-there = なし
consent-display-name = { $name }（表示名）
consent-user-name = { $name }（ユーザー名）

## Authorised apps

apps-text = ここのアカウントでログインしているアプリです。使わなくなったものは、連携を解除してください。
apps-none = アカウントを使っているアプリはありません。
apps-sees = 共有している情報：{ $facts }。
apps-since = { $day }から
apps-used-today = 最終利用：今日
apps-used-yesterday = 最終利用：昨日
apps-last-used = 最終利用：{ $day }
apps-unused = { $duration }利用なし
apps-no-login = 現在、このアプリはあなたのアカウントを読み取れません。アプリではログインしたままになっていることがあります。
apps-logins = セッション{ $count }件
apps-made-by = { $maker } さんが作成（{ $forum } の運営チームではありません）
apps-details = 詳細
apps-remove = 連携を解除
apps-remove-all = すべてのアプリの連携を解除
apps-removed = { $app } はアカウントを使えなくなりました。
apps-removed-anonymous = アプリはアカウントを使えなくなりました。
apps-removed-all = すべてのアプリがアカウントを使えなくなりました。
remove-title = { $app } との連携を解除しますか？
remove-text = 解除すると、{ $app } はここのアカウントを使えなくなり、再び使うには改めて許可が必要になります。アプリに書き込んだ内容は残ります。
remove-text-anonymous = 解除すると、アプリはここのアカウントを使えなくなり、再び使うには改めて許可が必要になります。アプリに書き込んだ内容は残ります。
remove-told = { $app } にも知らせるので、そちらでもログアウトされます。
remove-not-told = { $app } には知らせることができません。そちらでログアウトするまで、ログインしたままになることがあります。
remove-all-title = すべてのアプリとの連携を解除しますか？
remove-all-text = 解除すると、次のアプリはどれもここのアカウントを使えなくなり、再び使うにはそれぞれ改めて許可が必要になります。アプリに書き込んだ内容は残ります。
remove-cancel = そのままにする
remove-yes = 連携を解除
remove-all-yes = すべて解除

app-title = { $app } とアカウント
app-access = アプリが見られる情報
app-left-out = 共有しないことにした情報：{ $facts }。
app-logins = このアプリでのセッション
app-login-since = { $day }にログイン
app-more-logins = ほかに古いセッションが{ $count }件
app-not-used = { $app } はアカウントを使っていません。
app-back = すべてのアプリ

## Choice of the language

language-title = 言語の選択
language-text = { $forum } のアカウントでほかのアプリにログインするときのページの言語です。選んだ言語は、このブラウザーに保存されます。
language-label = 言語
language-browser = ブラウザーの設定に従う
language-save = この言語を使う
language-cancel = 変更せずに戻る

## Devices

device-title = デバイスを接続
device-text = デバイスやプログラムに表示されているコードを入力してください。
device-code = コード
device-continue = 次へ
device-wrong = このコードで待機しているデバイスはありません。すでに使われたか、10分を過ぎています。コードを確かめるか、デバイスに新しいコードを表示させてください。
device-warning = 入力するのは、ご自分で起動したデバイスやプログラムのコードだけにしてください。コードを送ってくる人は、あなたになりすましてログインしようとしています。
device-ask = たった今、ほかのデバイスでこの操作を始め、そこにコード { $code } が表示されていますか？違う場合はキャンセルしてください。コードを送ってきた人が、あなたになりすましてログインしようとしています。
device-allowed-title = デバイスを接続しました
device-allowed-text = このページは閉じてかまいません。まもなく { $app } が自動的に先へ進みます。
device-denied-title = デバイスの接続を拒否しました
device-denied-text = { $app } には何も伝えていません。このページは閉じてかまいません。

## Log in first

login-title = まず { $forum } にログインしてください
login-text = { $app } が、どなたのアクセスかを確認しようとしています。{ $forum } にログインしてから、このページに戻ってください。
login-text-anonymous = アプリが、どなたのアクセスかを確認しようとしています。{ $forum } にログインしてから、このページに戻ってください。
login-text-console = 管理コンソールは一部のメンバー専用です。{ $forum } にログインしてから、このページに戻ってください。
login-button = { $forum } にログイン
login-new-tab = 新しいタブで開きます
login-continue = ログインしたので続ける
login-refresh = このページは数秒ごとに自動で確認します（最長5分間）。
login-again-title = もう一度 { $forum } にログインしてください
login-again-text = { $app } が、ログインのやり直しか、別のアカウントでのログインを求めています。{ $forum } からログアウトし、もう一度ログインしてから、このページに戻ってください。
login-again-text-anonymous = アプリが、ログインのやり直しか、別のアカウントでのログインを求めています。{ $forum } からログアウトし、もう一度ログインしてから、このページに戻ってください。
login-again-text-console = 管理コンソールで変更するには、ログインし直す必要があります。{ $forum } からログアウトし、もう一度ログインしてから、このページに戻ってください。
login-again-button = { $forum } を開く
login-no-refresh = 自動での確認は終わりました。ログインしたら、ボタンを押してください。

## Back to an app by a form

form-post-title = アプリに戻ります
form-post-text = 何も起こらない場合は、ボタンを押してください。
form-post-continue = 続ける

## Log out

logout-title = { $forum } からもログアウトしますか？
logout-text = { $app } からログアウトしました。このブラウザーでは、まだ { $forum } にログインしています。
logout-text-nobody = このブラウザーでは { $forum } にログインしています。
logout-told = 次のアプリにログアウトを知らせます：
logout-not-told = 次のアプリには知らせることができません。それぞれのアプリでログアウトしてください：
logout-stay = ログインしたままにする
logout-leave = ログアウト
logged-out-title = ログアウトしました
logged-out-text = このウィンドウは閉じてかまいません。
logout-one-more-title = あと一つ手順があります
logout-one-more = 続いて { $forum } からもログアウトしてください。もう一度確認を求められることがあります。
logout-forum = { $forum } からログアウト
logout-by-hand = それでもログアウトできない場合は、{ $forum } のページからログアウトして、ここに戻ってください。
logout-continue = { $app } に戻る
logout-continue-anonymous = アプリに戻る
logout-stayed-title = ログインしたままです
logout-stayed-text = 何も変わっていません。

## Console, for operators

admin-title = 管理コンソール
admin-by-link = リンクでアクセス中
admin-leave = 終了
admin-read-only = すべて閲覧できます。変更するには、先にログインし直してください。
admin-log-in-again = ログインし直す
admin-tabs = { $app } のページ
admin-stale-title = もう一度ログインしてください
admin-stale-text = 何も変更されていません。ここで変更を行うには、{ $forum } にログインしてから数分以内である必要があります。いったんログアウトしてログインし直し、もう一度変更してください。
admin-error-P409-text = すでに使われたか、1時間を超えて開いたままでした。何も変更されていません。管理コンソールに戻ってもう一度お試しください。
admin-home = 管理コンソールに戻る
admin-link-title = 管理コンソールを開く
admin-link-text = このリンクは、このブラウザーで一度だけ使えます。開いてから1時間、すべての閲覧と変更ができます。
admin-link-open = 管理コンソールを開く
admin-odd-name = 見慣れない文字
admin-apps = アプリ
admin-app = アプリ
admin-who = 利用できる人
admin-everybody = 全員
admin-state = 状態
admin-on = 有効
admin-off = 無効
admin-no-apps = アプリはまだありません。

admin-tab-settings = 設定
admin-tab-secret = シークレット
admin-never = 未使用
admin-today = 今日
admin-yesterday = 昨日
admin-last-used = 最終利用
admin-secret-of = { $app } のシークレット
admin-secret-once = 新しいシークレット（表示されるのは今回だけです）
admin-secret-made = 作成
admin-secret-works = 有効期限
admin-secret-current = 無期限
admin-secret-until = { $instant } まで
admin-secret-ended = { $instant } に失効
admin-secret-from = 接続元
admin-secret-today = 本日の使用回数
admin-secret-note = メモ
admin-secret-note-hint = 設定した場所など。64文字まで。
admin-secret-end-on = 有効期限
admin-secret-end-on-hint = この日の始まり（UTC）に使えなくなります。空欄の場合は無期限です。
admin-secret-days = 日付は UTC です。接続元は、シークレットを最後に使ったサーバーのアドレスです。
admin-secret-none = このアプリにはシークレットがありません。ほかの方法で認証するか、認証を行いません。
admin-secret-end = 古いシークレットを今すぐ無効にする
admin-secret-old-ended = 古いシークレットを無効にしました。残っているのは最新のものだけです。
admin-secret-new = 新しいシークレット
admin-secret-keep = 古いシークレットを引き続き使える期間
admin-secret-at-once = なし
admin-secret-make = 新しいシークレットを作成
admin-delete-title = { $app } を削除しますか？
admin-delete-text =
    { $count ->
        [0] アクセスを許可している人はいません。アプリは7日間ゴミ箱に残り、その間は元に戻せます。
       *[other] { $count }人のメンバーがすぐに利用できなくなります。アプリは7日間ゴミ箱に残り、その間は元に戻せます。
    }
admin-delete-name = 続けるには、アプリの名前を入力してください：{ $app }
admin-delete-wrong = アプリの名前と一致しません。
admin-delete-cancel = 削除しない
admin-delete-yes = 削除
admin-bin = ゴミ箱
admin-bin-text = 過去7日間に削除されたアプリです。ゴミ箱にある間は、誰も利用できません。
admin-bin-empty = ゴミ箱は空です。
admin-bin-until = { $instant } に完全に削除
admin-restore = 元に戻す
admin-restored = アプリを設定とシークレットごと元に戻しました。メンバーはログインし直す必要があります。

admin-settings-of = { $app } の設定
admin-saved = 保存しました。
admin-wrong = 保存していません。確認が必要な項目があります。
admin-meanwhile = 保存していません。フォームを開いている間に、ほかの人がこのアプリを変更しました。入力した値は各項目に残っています。その間に保存された値は項目の下に表示されています。このまま保存すると上書きされます。
admin-theirs = { $who } が保存（{ $instant }）：
admin-theirs-unknown = その間に保存された値：
admin-theirs-nothing = なし
admin-fault-empty = 入力が必要です。
admin-fault-unseen = 目に見えない文字が含まれています。
admin-fault-long = { $most }文字までです。
admin-fault-many = { $most }件までです。
admin-fault-groups = グループは{ $most }件までで、それぞれに読める名前が必要です。
admin-fault-unknown = { $value } は使えません。
admin-fault-address = { $value } はアドレスではありません。https://chat.example.org のように全体を入力してください。
admin-fault-address-length = アドレスは1～2000文字です。
admin-fault-address-character = { $value } に、アドレスに使えない文字があります。%XX の形で書いてください。
admin-fault-address-fragment = { $value } に # は使えません。
admin-fault-address-wildcard = { $value } に * は使えません。アドレスは一字一句照合します。
admin-fault-address-dots = { $value } に . や .. だけの部分は使えません。
admin-fault-address-https = { $value } は https:// で始まる必要があります。http は自分のマシンかテスト用ネットワークだけで使えます。
admin-fault-address-user = { $value } にユーザー名は使えません。
admin-fault-address-letters = { $value } のスキームとホストは小文字で書き、標準のポートは省いてください。
admin-fault-address-scheme = { $value } は https:// か、com.example.app:/callback のようにドットを含むアプリ独自の名前で始まる必要があります。
admin-fault-address-query = { $value } に ? と # は使えません。
admin-fault-public = シークレットのないアプリでは使えません。だれでもそのアプリを名乗れるためです。
admin-fault-pkce = シークレットのないアプリは PKCE を使う必要があります。
admin-fault-optional-unasked = { $value } は、アプリが要求できないため、共有しない対象に選べません。
admin-fault-optional-needed = { $value } は省けません。省けるのはメールアドレスとグループだけです。
admin-fault-optional-trusted = 信頼済みのアプリは確認画面を出さないため、省ける情報はありません。
admin-fault-optional-email = アプリにはメールアドレスが必要なため、省けません。
admin-fault-keys = アプリが鍵を公開しているアドレスが必要です。
admin-fault-access-life = 1秒から30日までです。
admin-fault-refresh-life = 1秒から10年までです。
admin-fault-time = 15m、12h、30d のように期間を入力してください。
admin-fault-day = 日付は 2026-11-21 のように入力してください。
admin-fault-end = 期限は今から10年以内の未来にしてください。
admin-disabled = このアプリは無効になっていて、誰もログインできません。メンバーが与えた許可は残っています。
admin-switched-on = アプリを有効にしました。メンバーはまたログインできます。
admin-client-id = クライアント ID
admin-preset = プリセット
admin-made-by = 作成者
admin-save = 保存
admin-enable = 有効にする
admin-disable = 無効にする
admin-delete = 削除
admin-breaks = この変更でアプリが動かなくなるおそれがあります
admin-breaks-yes = 承知のうえで保存する
admin-break-address = { $value } で応答を受け取れなくなります。
admin-break-scope = { $value } を要求できなくなります。
admin-break-groups = 利用できるメンバーが減ります。
admin-break-pkce = 今後は PKCE のチャレンジを送る必要があります。
admin-break-pushed = 今後はリクエストを事前に送信する必要があります（PAR）。
admin-break-auth = 今後はこの方式だけで認証する必要があります。
admin-break-tokens = 今後はトークンの形式が変わります。
admin-break-refresh = リフレッシュトークンの発行条件が変わります。
admin-break-quirk = 標準仕様の範囲外で認めていたことの一部が、認められなくなります。
admin-default = 全体の設定に従う
admin-refresh-always = 常に発行
admin-refresh-asked = offline_access を要求された場合に発行
admin-refresh-never = 発行しない
admin-auth-any = 方式を問わない
admin-auth-basic = ヘッダーでシークレットを送信
admin-auth-post = フォームでシークレットを送信
admin-auth-key = アプリ自身の鍵による署名
admin-alg-rs256 = RS256
admin-alg-es256 = ES256
admin-alg-eddsa = EdDSA
admin-format-opaque = ランダムな文字列
admin-format-jwt = 署名付き（JWT）
admin-g-about = メンバーに表示する内容
admin-g-addresses = アドレス
admin-g-members = メンバー
admin-g-proof = アプリの認証
admin-g-tokens = トークン
admin-g-compatibility = 互換性
admin-f-name = 名前
admin-f-description = 説明
admin-f-homepage = ホームページ
admin-f-icon-url = アイコン画像のアドレス
admin-f-url = アプリのアドレス
admin-f-redirect-uris = リダイレクト URI（1行に1件）
admin-f-redirect-uris-hint = 応答の送り先です。https のみで、一字一句照合します。# と * は使えません。
admin-f-token-redirect-aliases = トークンエンドポイントでのみ受け付けるリダイレクト URI
admin-f-token-redirect-aliases-hint = Rocket.Chat はここで ?close を付け加えます。
admin-f-post-logout-redirect-uris = ログアウト後の移動を許可するアドレス
admin-f-backchannel-logout-uri = アプリへのログアウト通知の送り先
admin-f-backchannel-logout-session-required = どのセッションが終了したかも通知する
admin-f-allow-http = 暗号化なしの http を許可する（テスト用ネットワークのみ）
admin-f-allowed-groups = 利用できるグループ（1行に1件）
admin-f-allowed-groups-hint = 空欄の場合は、すべてのメンバーが利用できます。
admin-groups-offered = フォーラムのグループを選ぶか、下に名前を入力してください。
admin-groups-unknown = フォーラムには現在、この名前のグループがありません：{ $value }。大文字・小文字や空白を確認してください。
admin-f-denied-groups = 利用できないグループ
admin-f-trusted = 信頼済み：メンバーに許可を求めない
admin-f-scopes = アクセスできる情報
admin-f-optional-scopes = メンバーが共有しないことを選べる情報
admin-f-in-development = 開発中：エラーページを見た人すべてにアドレスを表示する
admin-f-require-email = 確認済みのメールアドレスを必須にする
admin-f-auth-method = アプリの認証方式
admin-f-jwks-uri = アプリの公開鍵のアドレス
admin-f-require-pkce = PKCE を必須にする
admin-f-require-pushed-requests = リクエストの事前送信（PAR）を必須にする
admin-f-refresh = リフレッシュトークン
admin-scope-nothing = 追加の情報なし
admin-f-access-secs = アクセストークンの有効期間
admin-f-access-secs-hint = 例：15m、12h。空欄の場合は全体の設定に従います。
admin-f-refresh-secs = リフレッシュトークンの有効期間
admin-f-id-token-alg = ID トークンのアルゴリズム
admin-f-access-token-format = アクセストークンの形式
admin-f-device-flow = ブラウザーのないデバイスからのログイン
admin-f-client-credentials = アプリ自身の名義でのトークン発行
admin-f-token-in-query = URL に含まれるアクセストークンを受け付ける
admin-f-token-params-in-query = URL に含まれるトークンリクエストを受け付ける
admin-f-credentials-twice = ID とシークレットの重複を認める
admin-f-access-token-param = アクセストークンが URL に含まれる場合のパラメーター名
admin-breaks-logins =
    { $count ->
        [0] 現在、このアプリにログインしている人はいません。
       *[other] 現在、このアプリには有効なセッションが{ $count }件あります。
    }

admin-add = アプリを追加
admin-add-kind = アプリの種類を選んでください
admin-add-other = その他
admin-add-of = { $kind } を追加
admin-add-followed = まだ追加していません。リダイレクト URI を新しいアドレスに合わせました。確認してからアプリを追加してください。
admin-added = { $app } を追加しました
admin-added-once = ID とシークレット（シークレットが表示されるのは今回だけです）
admin-client-secret = クライアントシークレット
admin-callback = リダイレクト URI
admin-leave-empty = （空欄のまま）
admin-try = { $app } を開いてログインを試す
admin-test = このアプリを試す
admin-test-of = { $app } を試す
admin-test-last = 最後のログイン
admin-test-receives = アプリに渡るあなたの情報
admin-test-https = https
admin-test-loopback = メンバー自身のマシン
admin-test-http = http（暗号化なし。途中で読まれるおそれがあります）
admin-test-scheme = プログラムを開く
admin-kept = シークレットを控えました
admin-back = 戻る
admin-continue = 次へ
admin-g-where = アプリの場所
admin-f-url-hint = 例：https://chat.example.org（既知の種類のアプリでは、ここからリダイレクト URI が決まります）
admin-f-public = シークレットなし：ブラウザーやスマートフォンで動くアプリ
admin-search = 検索
admin-search-button = 検索
admin-found-none = アプリが見つかりませんでした。
admin-apps-previous = 前へ
admin-apps-next = 次へ
admin-apps-page = { $page } / { $pages } ページ
admin-active = 有効なセッション
admin-logins-30 = ログイン（30日間）
admin-errors = エラー
admin-errors-text = エラー：過去30日間に拒否されたログインの割合。「!」は{ $share }以上を示します。アプリのログをご確認ください。
admin-unused = 有効（未使用？）

## Not allowed

refused-P310-title = このアカウントはほかのアプリでは使えません
refused-P310-text = { $forum } でアカウントが停止されています。
refused-P310-text-until = { $until } まで、{ $forum } でアカウントが停止されています。
refused-P311-title = アカウントが有効になっていません
refused-P311-text = { $forum } でまだ有効にされていないか、無効にされています。{ $forum } からの連絡を確認するか、運営チームに問い合わせてから、もう一度お試しください。
refused-P313-title = メールアドレスが確認されていません
refused-P313-text = ご本人のアドレスであることを、{ $forum } でまだ確認できていません。{ $forum } のアカウント設定で確認するか、運営チームに問い合わせてから、もう一度お試しください。
refused-P411-title = { $app } を使える人は限られています
refused-P411-title-anonymous = このアプリを使える人は限られています
refused-P411-text = { $app } を使えるのは、{ $forum } の一部のメンバーだけです。
refused-P411-text-anonymous = このアプリを使えるのは、{ $forum } の一部のメンバーだけです。
refused-P411-text-one = { $app } を使えるのは、グループ「{ $group }」のメンバーだけです。
refused-P411-text-one-anonymous = このアプリを使えるのは、グループ「{ $group }」のメンバーだけです。
refused-P411-text-other = { $app } を使えるのは、次のいずれかのグループのメンバーだけです：
refused-P411-text-other-anonymous = このアプリを使えるのは、次のいずれかのグループのメンバーだけです：
refused-P431-title = { $app } にはメールアドレスが必要です
refused-P431-title-anonymous = このアプリにはメールアドレスが必要です
refused-P431-text = { $app } で使えるのは { $forum } で確認済みのメールアドレスだけですが、確認済みのものがありません。{ $forum } のアカウント設定でアドレスを登録または確認してから、もう一度お試しください。
refused-P431-text-anonymous = このアプリで使えるのは { $forum } で確認済みのメールアドレスだけですが、確認済みのものがありません。{ $forum } のアカウント設定でアドレスを登録または確認してから、もう一度お試しください。
refused-P308-title = 二つのログインが競合しています
refused-P308-text = ブラウザーに { $forum } のログインが二つあり、どちらがご本人のものか判断できません。ブラウザーから { $forum } の Cookie を削除し、ログインし直してから、もう一度お試しください。
refused-nothing = { $app } に情報は共有されていません。
refused-nothing-anonymous = アプリに情報は共有されていません。
refused-ask = 何かの間違いだと思われる場合は、{ $forum } の運営チームにお問い合わせください。

## Errors: by code, or by kind where several share one

error-title = うまくいきませんでした
error-text = 開いたリンク、または元のアプリに誤りがあります。情報は共有されていません。{ $app } に戻ってもう一度試すか、アプリの運営者にお知らせください。
error-text-anonymous = 開いたリンク、または元のアプリに誤りがあります。情報は共有されていません。アプリに戻ってもう一度試すか、アプリの運営者にお知らせください。
error-for-operator = { $app } の運営者の方へ
error-for-operator-anonymous = このサイトの運営者の方へ
operator-sent = 送信内容
operator-registered = 登録内容
operator-sent-twice = 重複した項目
operator-wrong = 誤り
operator-reason = 理由
error-code = コード
error-request = リクエスト
error-log = ログ
error-log-open = 管理コンソールの { $app }
error-time = 時刻
error-explain = 詳細
error-retry = もう一度試す
error-small-print = コード { $code } · リクエスト { $request }

error-later-title = 現在、{ $forum } のアカウントでほかのアプリにログインできません
error-later-text = 1分ほどしてから、もう一度お試しください。情報は共有されておらず、アカウントにも問題はありません。

error-P210-title = { $forum } が応答していません
error-P210-text = 1分ほどしてから、もう一度お試しください。
error-P211-title = このリクエストを理解できませんでした
error-P211-text = 複数の意味に読み取れるため、転送しませんでした。ブラウザーが自分からこのようなリクエストを送ることはありません。
error-P212-title = ここにページはありません
error-P212-text = アドレスを確認するか、{ $forum } に戻ってください。
error-P213-title = このサイトの正しいアドレスではありません
error-P213-text = 公開されているアドレスで { $forum } を開いてください。
error-P217-title = リクエストの続きが届きませんでした
error-P217-text = 接続を確認してから、もう一度お試しください。
error-P218-title = リクエストが大きすぎます
error-P218-text = リクエストの大きさが、このページで受け付けられる上限を超えています。
error-P219-title = ブラウザーから送られた Cookie が多すぎます
error-P219-text = { $forum } の Cookie を削除してから、もう一度お試しください。
error-P301-title = ログインを確認できませんでした
error-P301-text = ログイン画面に何度か移動しましたが、{ $forum } ではまだログインしていない状態に見えます。{ $forum } の Cookie を許可してログインし、{ $app } から始め直してください。
error-P301-text-anonymous = ログイン画面に何度か移動しましたが、{ $forum } ではまだログインしていない状態に見えます。{ $forum } の Cookie を許可してログインし、アプリから始め直してください。
error-P309-title = このログインリンクは、このブラウザーでは使えません
error-P309-text = 使えるのは、ログインを始めたブラウザーで30分以内に限られます。情報は共有されていません。{ $app } から始め直してください。
error-P309-text-anonymous = 使えるのは、ログインを始めたブラウザーで30分以内に限られます。情報は共有されていません。アプリから始め直してください。
error-P401-title = このアプリは登録されていません
error-P401-text = 情報は共有されていません。元の場所に戻ってもう一度試すか、アプリの運営者にお知らせください。
error-P402-title = { $app } が登録されていない行き先を指定しました
error-P402-title-anonymous = アプリが登録されていない行き先を指定しました
error-P402-text = 情報は共有されていません。{ $app } に戻ってもう一度試すか、アプリの運営者にお知らせください。
error-P402-text-anonymous = 情報は共有されていません。アプリに戻ってもう一度試すか、アプリの運営者にお知らせください。
error-P408-title = { $app } からの要求を理解できませんでした
error-P408-title-anonymous = アプリからの要求を理解できませんでした
error-P408-text = 情報は共有されていません。{ $app } に戻ってもう一度試すか、アプリの運営者にお知らせください。
error-P408-text-anonymous = 情報は共有されていません。アプリに戻ってもう一度試すか、アプリの運営者にお知らせください。
error-P409-title = このページは有効期限が切れています
error-P409-text = すでに使われたか、10分を超えて開いたままでした。情報は共有されていません。{ $app } に戻ってもう一度お試しください。
error-P409-text-anonymous = すでに使われたか、10分を超えて開いたままでした。情報は共有されていません。アプリに戻ってもう一度お試しください。
error-P414-title = このリンクは有効期限が切れています
error-P414-text = すでに使われたか、時間がたちすぎています。情報は共有されていません。アプリに戻ってもう一度お試しください。
error-P440-title = このアプリは登録されていません
error-P440-text = { $forum } のアカウントでこのアドレスにログインすることはできません。情報は共有されていません。元の場所に戻るか、アプリの運営者にお知らせください。
error-P442-title = このアプリがログインを認識していません
error-P442-text = { $forum } にはログインしていますが、{ $app } に認識されていません。{ $forum } の Cookie を許可して、もう一度お試しください。それでも解決しない場合は、アプリの運営者にお知らせください。
error-P442-text-anonymous = { $forum } にはログインしていますが、アプリに認識されていません。{ $forum } の Cookie を許可して、もう一度お試しください。それでも解決しない場合は、アプリの運営者にお知らせください。
error-P444-title = このログアウト要求は使えません
error-P444-text = 内容が足りないか、別のアプリや別のセッションのものです。誰もログアウトしていません。
error-P450-title = 試行回数が多すぎます
error-P450-text = しばらく待ってから、もう一度お試しください。
error-P450-text-wait = { $wait }待ってから、もう一度お試しください。
error-P505-title = このアプリは存在しません
error-P505-text = 削除されたか、アドレスが間違っています。
error-P701-title = このページを見る権限がありません
error-P701-text = { $forum } の一部のメンバーだけが利用できます。
error-P703-title = ここからはこのページを開けません
error-P703-text = 特定のネットワークからのみ開くことができます。
error-P704-title = このリンクは無効です
error-P704-text = 使えるのは10分以内に一度だけです。新しいリンクを発行してもらってください。
error-P900-title = こちらで問題が発生しました
error-P900-text = もう一度お試しください。繰り返し起こる場合は、{ $forum } の運営者にお知らせください。
error-P901-title = このページは今後のバージョンで追加されます
error-P901-text = このアドレスは、そのために確保されています。

## Console: numbers

number-decimal = .
percent = { $number }%
time-us = { $number }マイクロ秒
time-ms = { $number }ミリ秒
time-s = { $number }秒
weekday-1 = 月曜日
weekday-2 = 火曜日
weekday-3 = 水曜日
weekday-4 = 木曜日
weekday-5 = 金曜日
weekday-6 = 土曜日
weekday-7 = 日曜日

plot-empty = この期間の記録はありません。
plot-table = 数値を表で見る
plot-number = 件数
plot-share = 割合
plot-others = その他のアプリ
plot-says-bars = 合計{ $all }、最大{ $most }（{ $when }）。
plot-says-lines = 最小{ $least }、最大{ $most }。
plot-says-share = { $part }：全{ $all }件の{ $share }。
plot-says-week = 最も多いのは{ $day }の{ $hour }で、{ $most }件。

plot-logins = ログイン
plot-logins-text = 完了したログインの数（アプリ別）。
plot-results = ログインの結果
plot-results-text = 先にフォーラムへのログインが必要だった人は「フォーラムのログインへ移動」に数え、戻ってきたときにもう一度数えます。
plot-first = 初回ログイン
plot-first-text = 初めてアプリを許可したメンバーの数。
plot-active = 有効なセッション
plot-active-text = メンバーのアプリでのセッション数。1時間ごとに集計します。
plot-authorize = 応答時間：authorize
plot-authorize-text = ログインが始まる場所です。各線は、その割合のリクエストがこの時間内に終わったことを示します。
plot-token = 応答時間：token
plot-token-text = アプリがトークンを受け取る場所です。各線は、その割合のリクエストがこの時間内に終わったことを示します。
plot-userinfo = 応答時間：userinfo
plot-userinfo-text = アプリが、誰なのかを問い合わせる場所です。各線は、その割合のリクエストがこの時間内に終わったことを示します。
plot-pages = フォーラムのページに加わる時間
plot-pages-text = フォーラムに問い合わせるまで、リクエストがここにあった時間です。各線は、その割合のリクエストがこの時間内に終わったことを示します。
plot-cache = キャッシュで分かったメンバー
plot-cache-text = 誰なのかをフォーラムに問い合わせずに済んだ割合。
plot-week = 曜日と時間帯
plot-week-text = 時間帯別のログイン数（UTC）。
plot-secrets = 新旧のシークレット
plot-secrets-text = アプリの認証に使われたシークレット。古いものが使われなくなったら、無効にしてください。

line-half = 半数
line-most = 95%
line-nearly-all = 99%
line-cache = キャッシュから
line-newest = 最新のシークレット
line-older = 古いシークレット
line-app = このアプリ
result-ok = ログイン成功
result-denied = 拒否、または利用権限なし
result-not-logged-in = フォーラムのログインへ移動
result-banned = アカウント停止
result-error = 失敗

## Console: usage

admin-usage-title = 利用状況
admin-usage-30 = 30日間
admin-usage-90 = 90日間
admin-usage-365 = 1年間
admin-usage-logins = ログイン
admin-usage-speed = 速度
admin-usage-late = 直近1分間の出来事はまだ集計されていません。日付と時刻は UTC です。
admin-usage-codes = 拒否の内訳
admin-table-code = コード
admin-table-event = イベント
admin-table-action = 操作
admin-table-meaning = 意味
admin-table-time = 時刻
admin-table-member = メンバー
admin-table-request = リクエスト
admin-table-app = アプリ
admin-table-more = さらに表示
admin-table-find = 検索
admin-confirm-cancel = キャンセル
admin-confirm-end-secrets-title = { $what } の古いシークレットを無効にしますか？
admin-confirm-end-secrets-text = ただちに使えなくなり、元には戻せません。アプリがまだ古いシークレットを使っている場合、最新のものに替えるまで誰もログインできません。
admin-confirm-end-secrets-yes = 古いシークレットを無効にする
admin-confirm-switch-off-title = { $what } を無効にしますか？
admin-confirm-switch-off-text = 再び有効にするまで、誰もログインできず、アプリはメンバーの情報を受け取れません。メンバーが与えた許可は残ります。
admin-confirm-switch-off-yes = 無効にする

## Console: what happened at an app

admin-log-title = ログ
admin-log-added = アドレスを登録しました。
admin-log-addresses = 拒否されたリダイレクト URI
admin-log-addresses-text = ここへは誰でもアドレスを送りつけることができます。登録するのは、アプリ側の設定に書かれているものだけにしてください。異なる部分には印が付いています。
admin-log-sent = 送信内容
admin-log-registered = 登録内容
admin-log-times = { $count }回
admin-log-last = 最終：{ $time }
admin-log-elsewhere = このアドレスは、アプリがこれまで使っていないホストのものです。登録すると、メンバーのログインがそのホストの管理者の手に渡ります。
admin-log-fault = 登録できません：
admin-log-add = このアドレスを登録
admin-log-events = 直近200件の記録
admin-log-events-text = ログインと、拒否されたものすべての記録です。30日間保存します。1分以内に同じことが繰り返された場合は、回数をまとめて数えます。
admin-log-detail = 詳細
admin-log-empty = このアプリの記録は、過去30日間ありません。
admin-log-codes = コードの意味
admin-log-here = この管理コンソールでは：{ $place }
admin-difference-scheme = 違うのはスキームだけです。アプリ側の設定にある公開アドレスと、アプリの前段にあるプロキシの X-Forwarded-Proto を確認してください。
admin-difference-port = 違うのはポートだけです。アプリ側の設定にある公開アドレスと、アプリの前段にあるプロキシが渡す Host ヘッダーを確認してください。
admin-difference-close = 違うのは ?close だけです。Rocket.Chat でログインスタイルを設定してください。
admin-event-ok = ログイン成功
admin-event-access-denied = メンバーが許可しなかったか、アプリの利用権限がありません。

## Console: members of an app

admin-users-title = メンバー
admin-users-text = このアプリを許可したメンバー、またはログイン中のメンバーです。
admin-users-since = 利用開始
admin-users-last-used = 最終利用
admin-users-logins = セッション
admin-users-sees = 許可した範囲
admin-users-remove = 連携を解除
admin-users-remove-all = すべての連携を解除
admin-users-none = このアプリを利用している人はいません。
admin-users-removed = メンバーの連携を解除し、アプリに通知しました。
admin-users-removed-untold = メンバーの連携を解除しました。通知先のアドレスがないため、アプリには通知していません。アプリにはログインしたままになることがあります。
admin-users-removed-all = すべてのメンバーの連携を解除し、アプリに通知しました。
admin-users-removed-all-untold = すべてのメンバーの連携を解除しました。通知先のアドレスがないため、アプリには通知していません。アプリにはログインしたままになることがあります。
admin-users-removed-some = 多数のメンバーの連携を解除しました。まだ残っているので、もう一度実行してください。
admin-confirm-remove-user-title = メンバー { $what } の連携を解除しますか？
admin-confirm-remove-user-text = 解除すると、アプリはこのメンバーのアカウントを使えなくなり、再び使うには改めて許可が必要になります。通知先のアドレスがあれば、ログアウトさせるようアプリに通知します。
admin-confirm-remove-user-yes = 連携を解除
admin-confirm-remove-users-title = すべてのメンバーについて、{ $what } との連携を解除しますか？
admin-confirm-remove-users-text = 次のログイン時に、全員が改めて許可を求められます。通知先のアドレスがあれば、全員をログアウトさせるようアプリに通知します。メンバーが非常に多いアプリでは、何度か実行する必要があります。
admin-confirm-remove-users-yes = すべて解除
admin-confirm-add-address-title = 別のホストのアドレスを登録しますか？
admin-confirm-add-address-text = { $what } は、アプリがこれまで使っていないホストのものです。登録すると、メンバーのログインがそのホストの管理者の手に渡ります。アプリのものだと分かっている場合にだけ登録してください。
admin-confirm-add-address-yes = このアドレスを登録
admin-confirm-add-other-address-title = このアドレスを登録しますか？
admin-confirm-add-other-address-text = 登録済みのアドレスとは異なります。異なる部分には印が付いています。登録すると、メンバーのログインがこのアドレスにも送られるようになります。アプリ側の設定に書かれている場合にだけ登録してください。
admin-confirm-add-other-address-yes = このアドレスを登録

## Console: members

admin-members-title = メンバー
admin-members-find = 名前または会員番号
admin-members-find-text = メンバーはフォーラムの会員番号で検索できます。名前で検索できるのは、一度でもアプリにログインしたことのあるメンバーです。
admin-members-nobody = この名前や会員番号のメンバーは見つかりません。
admin-members-apps = このアカウントを使っているアプリ
admin-members-no-apps = このアカウントを使っているアプリはありません。
admin-members-receives = 共有される内容
admin-members-others = ほかのアプリに共有されうる内容
admin-members-end = すべてのセッションを終了
admin-members-ended =
    { $count ->
        [0] 終了するセッションはありませんでした。
       *[other] { $count }件のセッションを終了し、アプリに通知しました。
    }
admin-members-ended-untold = すべてのセッションを終了しました。通知先のアドレスがないアプリには通知していません。そのアプリにはログインしたままになることがあります。
admin-member-number = 会員番号
admin-member-name = アプリでのユーザー名
admin-member-name-none = 未定（最初のログイン時に決まります）
admin-member-standing = フォーラムでの状態
admin-member-email = メールアドレス
admin-member-email-untold = アプリには伝えません（フォーラムで未確認）
admin-member-groups = 所属グループ
admin-standing-let-in = 利用できます
admin-standing-refused = 利用できません
admin-why-P310 = フォーラムで停止中
admin-why-P311 = 未承認または無効
admin-why-P313 = メールアドレス未確認
admin-standing-gone = このメンバーはもういません
admin-standing-not-asked = フォーラムでは、会員番号でメンバーを照会できません。
admin-standing-unknown = フォーラムが応答していません。
admin-receives-title = { $app } に共有される内容
admin-receives-refused = このメンバーはアプリを利用できません：
admin-confirm-end-logins-title = メンバー { $what } のすべてのセッションを終了しますか？
admin-confirm-end-logins-text = どのアプリにも、このメンバーのトークンを発行しなくなります。通知先のアドレスがあるアプリには、ログアウトさせるよう通知します。アプリへの許可は残ります。フォーラムへのログインは続きます。
admin-confirm-end-logins-yes = すべて終了

## Console: the audit trail

admin-trail-title = 監査ログ
admin-trail-text = 誰が、いつ、どこから、何を変更したかの記録です。この一覧は誰にも編集できません。記録は互いに連鎖しているため、書き換えられれば分かります。
admin-trail-person = メンバーなどの実行者
admin-trail-app = クライアント ID
admin-trail-day = 日付（UTC）
admin-trail-any = すべて
admin-trail-wrong = 日付を読み取れません。2026-11-21 のように入力してください。
admin-trail-who = 実行者
admin-trail-on = 対象
admin-trail-member = メンバー { $member }
admin-trail-details = 詳細
admin-trail-show = 表示
admin-trail-before = 変更前
admin-trail-after = 変更後
admin-trail-none = 該当する記録はありません。
admin-trail-newest = 最新の記録
admin-trail-older = 以前の記録
admin-trail-files = 同じ内容のファイル（最大{ $count }件）：

## Console: signing keys

admin-keys-title = 署名鍵
admin-keys-text = 鍵は自動的に切り替わります。新しい鍵は署名に使う前から、古い鍵は最後のトークンの期限が切れるまで、すべてのアプリに公開されます。
admin-keys-asked = 次の鍵は数秒以内に作成されます。
admin-keys-key = 鍵
admin-keys-algorithm = アルゴリズム
admin-keys-state = 状態
admin-keys-age = 経過期間
admin-keys-signs-from = 署名開始
admin-keys-last-token = 最後のトークンの期限
admin-keys-over = 期限切れ
admin-keys-none = 鍵はまだありません。
admin-keys-rotate = 次の鍵を今すぐ作成
admin-keys-replace = すべての鍵をただちに交換
admin-key-waiting = 待機中
admin-key-in-use = 使用中
admin-key-retired = 署名終了
admin-key-distrusted = 信頼できない鍵
admin-confirm-rotate-keys-title = 次の鍵を今すぐ作成しますか？
admin-confirm-rotate-keys-text = 新しい鍵はただちにすべてのアプリに公開され、各アプリが取得するための時間をおいてから署名に使われます。ログアウトされる人はいません。
admin-confirm-rotate-keys-yes = 次の鍵を作成
admin-confirm-replace-keys-title = すべての鍵をただちに交換しますか？
admin-confirm-replace-keys-text = 鍵が第三者に渡ったおそれがある場合にだけ行ってください。新しい鍵がただちに署名に使われ、古い鍵は破棄されます。古い鍵で署名されたトークンは無効になり、一部のメンバーはログインし直す必要があります。
admin-confirm-replace-keys-yes = すべての鍵を交換

## Console: health

admin-health-title = 稼働状況
admin-health-fine = すべて正常に動作しています。
admin-health-warned = すべて動作していますが、警告があります。内容をご確認ください。
admin-health-failing = 現在、{ $count }件が正常に動作していません。
admin-health-at = 確認時刻：{ $time }。もう一度確認するには、ページを再読み込みしてください。
admin-health-state-fine = 正常
admin-health-state-warning = 警告
admin-health-state-failing = 異常
admin-health-configuration = 設定
admin-health-public-address = 公開アドレス
admin-health-listens = 待ち受けアドレス
admin-health-certificates = 証明書
admin-health-forum = フォーラム
admin-health-source = メンバーの照会先
admin-health-lookups = メンバーの照会
admin-health-server = フォーラムの Web サーバー
admin-health-api = 保護された API
admin-health-store = ストア
admin-health-operations = 監視
admin-health-keys = 署名鍵
admin-health-old-secrets = Mattermost の API
admin-health-console = 管理コンソール
admin-health-warning = 設定に関する警告

# どのページがどのアプリのものか：「ログ：Rocket.Chat」
admin-title-of = { $page }：{ $app }
