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
nameless = （名前なし）

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

## Authorised apps

apps-title = { $forum } のアカウントを使っているアプリ
apps-text = ここのアカウントでログインしているアプリです。使わなくなったものは、連携を解除してください。
apps-none = アカウントを使っているアプリはまだありません。
apps-sees = 共有している情報：{ $facts }。
# アプリにも、ログイン一件ずつにも使います。
apps-since = { $day }から
apps-used-today = 最終利用：今日
apps-used-yesterday = 最終利用：昨日
apps-last-used = 最終利用：{ $day }
apps-unused = { $duration }利用なし
apps-no-login = 現在ログインなし
apps-logins = セッション{ $count }件
apps-made-by = { $maker } さんが作成（{ $forum } の運営チームではありません）
apps-details = 詳細
apps-remove = 連携を解除
apps-remove-all = すべてのアプリからログアウト
apps-removed = { $app } はアカウントを使えなくなりました。
apps-removed-anonymous = アプリはアカウントを使えなくなりました。
apps-removed-all = すべてのアプリがアカウントを使えなくなりました。
remove-title = { $app } との連携を解除しますか？
remove-text = 解除すると、{ $app } はここのアカウントを使えなくなり、再び使うには改めて許可が必要になります。アプリに書き込んだ内容は残ります。
remove-text-anonymous = 解除すると、アプリはここのアカウントを使えなくなり、再び使うには改めて許可が必要になります。アプリに書き込んだ内容は残ります。
remove-told = { $app } にも知らせるので、そちらでもログアウトされます。
remove-not-told = { $app } には知らせることができません。そちらでログアウトするまで、ログインしたままになることがあります。
remove-all-title = すべてのアプリからログアウトしますか？
remove-all-text = ログアウトすると、次のアプリはどれもここのアカウントを使えなくなり、再び使うにはそれぞれ改めて許可が必要になります。アプリに書き込んだ内容は残ります。
remove-cancel = そのままにする
remove-yes = 連携を解除
remove-all-yes = すべてのアプリからログアウト

app-title = { $app } とアカウント
app-access = アプリが見られる情報
app-left-out = 共有しないことにした情報：{ $facts }。
app-logins = ログイン中のセッション
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
device-wrong = このコードで待機しているデバイスはありません。コードの有効期間は10分です。過ぎている場合は、デバイスに新しいコードを表示させてください。
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
login-button = { $forum } にログイン
login-new-tab = 新しいタブで開きます
login-continue = ログインしたので続ける
login-refresh = このページは数秒ごとに自動で確認します（最長5分間）。
login-again-title = もう一度 { $forum } にログインしてください
login-again-text = { $app } が、ログインのやり直しか、別のアカウントでのログインを求めています。{ $forum } からログアウトし、もう一度ログインしてから、このページに戻ってください。
login-again-text-anonymous = アプリが、ログインのやり直しか、別のアカウントでのログインを求めています。{ $forum } からログアウトし、もう一度ログインしてから、このページに戻ってください。
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
logout-one-more = あと一つ手順があります。{ $forum } からもログアウトしてください。もう一度確認を求められることがあります。
logout-forum = { $forum } からログアウト
logout-continue = { $app } に戻る
logout-continue-anonymous = アプリに戻る
logout-stayed-title = ログインしたままです
logout-stayed-text = 何も変わっていません。

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
plot-logins-text = アプリに発行した認可コードの数（アプリ別）。
plot-results = ログインの結果
plot-results-text = 先にフォーラムへのログインが必要だった人は「フォーラムのログインへ移動」に数え、戻ってきたときにもう一度数えます。
plot-first = 新規メンバー
plot-first-text = 初めてアプリを許可したメンバーの数。
plot-active = 有効なセッション
plot-active-text = アプリへのログインのうち、有効なものの数。1時間ごとに集計します。
plot-authorize = 応答時間：authorize
plot-authorize-text = ログインが始まる場所です。各線は、その割合のリクエストがこの時間内に終わったことを示します。
plot-token = 応答時間：token
plot-token-text = アプリがトークンを受け取る場所です。各線は、その割合のリクエストがこの時間内に終わったことを示します。
plot-userinfo = 応答時間：userinfo
plot-userinfo-text = アプリが、誰なのかを問い合わせる場所です。各線は、その割合のリクエストがこの時間内に終わったことを示します。
plot-pages = フォーラムのページに加わる時間
plot-pages-text = フォーラムに問い合わせるまで、リクエストがここにあった時間です。各線は、その割合のリクエストがこの時間内に終わったことを示します。
plot-cache = キャッシュで見つかったセッション
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
