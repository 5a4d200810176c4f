# 简体中文。论坛里通常称呼“你”，这里也一样。名称和数字前后留一个空格，日期除外。

## The language itself

language-name = 简体中文
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
# 月份名称已包含“月”字。
date-day = { $year }年{ $month }{ $day }日
date-minute = { $year }年{ $month }{ $day }日 { $time } UTC

duration-minutes = { $count } 分钟
duration-hours = { $count } 小时
duration-months = { $count } 个月
duration-days = { $count } 天

## Every page

list-separator = { "、" }

skip = 跳到正文
title = { $page } · { $forum }
back = 返回 { $forum }
privacy = 隐私
terms = 使用条款
contact = 联系我们
the-app = 应用
nameless = （无名称）

## Consent

consent-title = 要用 { $forum } 账号登录 { $app } 吗？
consent-address = 应用地址
consent-device = 此设备上的程序：{ $address }
consent-odd-name = 请留意：此应用的名称混用了不同的文字，或含有看不见的字符。请以地址为准，不要相信名称。
consent-odd-member = 含有少见的字符
consent-unverified = 此应用由 { $maker } 制作，并非来自 { $forum } 的管理团队。
consent-verified = 由 { $forum } 的管理团队添加
consent-you = 当前账号
consent-switch = 不是你？换个账号登录
consent-sees = { $app } 将看到
consent-new-since = { $day }以来新增
consent-sees-already = { $app } 已经可以看到
consent-can = { $app } 将可以
consent-cannot = { $app } 不能
consent-new = 新增
consent-show = 显示
consent-hide = 隐藏
consent-stay = 让你保持登录 { $duration }，期间不再询问
consent-optional = 带复选框的项目可以取消勾选，取消后就不会共享。
consent-never = 查看你的密码、阅读你的私信或代你发布内容
consent-take-back = 你可以随时在“{ $apps }”中解除授权。
authorised-apps = 已授权的应用
consent-cancel = 取消
consent-allow = 登录 { $app }

sees-number = 你的会员编号
sees-name = 你的名字
sees-picture = 你的头像
sees-profile = 你的个人主页
sees-email = 你的邮箱地址
sees-groups = 你的用户组
sees-language = 你的语言
picture-shown = 同上
nothing-there = 无

## Authorised apps

apps-title = 正在使用你的 { $forum } 账号的应用
apps-text = 你用这里的账号登录这些应用。不再使用的应用，请解除授权。
apps-none = 还没有应用在使用你的账号。
apps-sees = 可以看到：{ $facts }。
# 既用于应用，也用于每个会话。
apps-since = { $day }起
apps-used-today = 上次使用：今天
apps-used-yesterday = 上次使用：昨天
apps-last-used = 上次使用：{ $day }
apps-unused = 已有 { $duration }未使用
apps-no-login = 目前未登录
apps-logins = { $count } 个会话
apps-made-by = 由 { $maker } 制作，并非来自 { $forum } 的管理团队
apps-details = 详情
apps-remove = 解除授权
apps-remove-all = 退出所有应用
apps-removed = { $app } 已无法再使用你的账号。
apps-removed-anonymous = 该应用已无法再使用你的账号。
apps-removed-all = 所有应用都已无法再使用你的账号。
remove-title = 要解除对 { $app } 的授权吗？
remove-text = 解除后，{ $app } 将无法再使用你在这里的账号，需要重新征得你的同意。你在那里发布的内容会保留。
remove-text-anonymous = 解除后，该应用将无法再使用你在这里的账号，需要重新征得你的同意。你在那里发布的内容会保留。
remove-told = { $app } 会收到通知，并让你退出登录。
remove-not-told = { $app } 不会收到通知：在你自行退出之前，那里可能仍保持登录。
remove-all-title = 要退出所有应用吗？
remove-all-text = 退出后，以下应用都将无法再使用你在这里的账号，每个应用都需要重新征得你的同意。你在那里发布的内容会保留。
remove-cancel = 保留
remove-yes = 解除授权
remove-all-yes = 退出所有应用

app-title = { $app } 与你的账号
app-access = 允许看到的信息
app-left-out = 你选择不共享：{ $facts }。
app-logins = 你的登录会话
app-more-logins = 另有 { $count } 个更早的会话
app-not-used = { $app } 没有使用你的账号。
app-back = 所有应用

## Choice of the language

language-title = 选择语言
language-text = 用 { $forum } 账号登录其他应用时，页面会使用这种语言。你的选择会保存在此浏览器中。
language-label = 语言
language-browser = 跟随浏览器设置
language-save = 使用这种语言
language-cancel = 不更改，返回

## Devices

device-title = 连接设备
device-text = 请输入设备或程序上显示的代码。
device-code = 代码
device-continue = 继续
device-wrong = 没有设备在等待这个代码。代码 10 分钟内有效；如果已过期，请让设备显示新的代码。
device-warning = 请只输入你自己启动的设备或程序上的代码。如果有人把代码发给你，就是想冒用你的身份登录。
device-ask = 你是否刚刚在另一台设备上发起了此操作，并且那台设备显示代码 { $code }？如果不是，请取消：把代码发给你的人想冒用你的身份登录。
device-allowed-title = 设备已连接
device-allowed-text = 你可以关闭此页面，{ $app } 马上会自动继续。
device-denied-title = 已拒绝该设备
device-denied-text = 没有与 { $app } 共享任何信息。你可以关闭此页面。

## Log in first

login-title = 请先登录 { $forum }
login-text = { $app } 想知道你是谁。请登录 { $forum }，然后回到此页面。
login-text-anonymous = 有个应用想知道你是谁。请登录 { $forum }，然后回到此页面。
login-button = 登录 { $forum }
login-new-tab = 在新标签页中打开
login-continue = 我已登录，继续
login-refresh = 此页面每隔几秒会自动检查一次，最多持续 5 分钟。
login-again-title = 请重新登录 { $forum }
login-again-text = { $app } 要求你重新登录，或换一个账号。请先退出 { $forum }，重新登录，然后回到此页面。
login-again-text-anonymous = 有个应用要求你重新登录，或换一个账号。请先退出 { $forum }，重新登录，然后回到此页面。
login-again-button = 打开 { $forum }
login-no-refresh = 此页面已停止自动检查。登录后请点击按钮。

## Back to an app by a form

form-post-title = 正在返回应用
form-post-text = 如果没有反应，请点击按钮。
form-post-continue = 继续

## Log out

logout-title = 同时退出 { $forum } 吗？
logout-text = 你已退出 { $app }，但此浏览器中的 { $forum } 仍处于登录状态。
logout-text-nobody = 此浏览器中的 { $forum } 处于登录状态。
logout-told = 退出时会通知以下应用：
logout-not-told = 以下应用无法通知，请自行退出：
logout-stay = 保持登录
logout-leave = 退出登录
logged-out-title = 你已退出登录
logged-out-text = 你可以关闭此窗口。
logout-one-more = 还差一步：退出 { $forum } 本身。那里可能会再次向你确认。
logout-forum = 退出 { $forum }
logout-continue = 返回 { $app }
logout-continue-anonymous = 返回应用
logout-stayed-title = 你仍处于登录状态
logout-stayed-text = 一切照旧。

## Not allowed

refused-P310-title = 你的账号不能用于其他应用
refused-P310-text = 你的账号已被 { $forum } 停用。
refused-P310-text-until = 你的账号已被 { $forum } 停用至 { $until }。
refused-P311-title = 你的账号未启用
refused-P311-text = { $forum } 还没有激活你的账号，或者已将其关闭。请查看来自 { $forum } 的消息，或联系管理团队，然后重试。
refused-P313-title = 你的邮箱地址尚未验证
refused-P313-text = { $forum } 还不能确定这个邮箱属于你。请在那里的账号设置中完成验证，或联系管理团队，然后重试。
refused-P411-title = { $app } 并非对所有人开放
refused-P411-title-anonymous = 此应用并非对所有人开放
refused-P411-text = { $app } 仅供 { $forum } 的部分会员使用。
refused-P411-text-anonymous = 此应用仅供 { $forum } 的部分会员使用。
refused-P411-text-one = { $app } 仅供用户组“{ $group }”的成员使用。
refused-P411-text-one-anonymous = 此应用仅供用户组“{ $group }”的成员使用。
refused-P411-text-other = { $app } 仅供以下任一用户组的成员使用：
refused-P411-text-other-anonymous = 此应用仅供以下任一用户组的成员使用：
refused-P431-title = { $app } 需要你的邮箱地址
refused-P431-title-anonymous = 此应用需要你的邮箱地址
refused-P431-text = { $app } 只接受经 { $forum } 验证的邮箱地址，而你还没有。请在那里的账号设置中填写或验证邮箱，然后重试。
refused-P431-text-anonymous = 此应用只接受经 { $forum } 验证的邮箱地址，而你还没有。请在那里的账号设置中填写或验证邮箱，然后重试。
refused-P308-title = 两个登录状态互相冲突
refused-P308-text = 你的浏览器中有两个 { $forum } 的登录状态，无法判断哪个是你的。请在浏览器中删除 { $forum } 的 Cookie，重新登录，然后重试。
refused-nothing = 没有与 { $app } 共享任何信息。
refused-nothing-anonymous = 没有与该应用共享任何信息。
refused-ask = 如果你认为这是误会，请联系 { $forum } 的管理团队。

## Errors: by code, or by kind where several share one

error-title = 操作没有成功
error-text = 你点开的链接或带你来这里的应用出了错。没有共享任何信息。请返回 { $app } 重试，或告知其运营者。
error-text-anonymous = 你点开的链接或带你来这里的应用出了错。没有共享任何信息。请返回该应用重试，或告知其运营者。
error-for-operator = 给 { $app } 运营者的信息
error-for-operator-anonymous = 给本站运营者的信息
operator-sent = 发送内容
operator-registered = 登记内容
operator-sent-twice = 重复发送
operator-wrong = 错误
operator-reason = 原因
error-code = 代码
error-request = 请求
error-time = 时间
error-explain = 详情
error-retry = 重试
error-small-print = 代码 { $code } · 请求 { $request }

error-later-title = 目前无法用 { $forum } 账号登录其他应用
error-later-text = 请一分钟后重试。没有共享任何信息，你的账号也没有问题。

error-P210-title = { $forum } 目前没有响应
error-P210-text = 请一分钟后重试。
error-P211-title = 无法理解此请求
error-P211-text = 此请求可以有不止一种解读，因此没有转发。浏览器自己不会发送这样的请求。
error-P212-title = 这里没有页面
error-P212-text = 请检查地址，或返回 { $forum }。
error-P213-title = 本站的地址不是这个
error-P213-text = 请使用 { $forum } 的公开地址访问。
error-P217-title = 请求没有完整送达
error-P217-text = 请检查网络连接，然后重试。
error-P218-title = 请求太大
error-P218-text = 请求的大小超出了此页面的限制。
error-P219-title = 你的浏览器发送了太多 Cookie
error-P219-text = 请删除 { $forum } 的 Cookie，然后重试。
error-P301-title = 我们看不到你的登录状态
error-P301-text = 你已多次被转到登录页面，但 { $forum } 仍显示你未登录。请允许 { $forum } 使用 Cookie，在那里登录，然后从 { $app } 重新开始。
error-P301-text-anonymous = 你已多次被转到登录页面，但 { $forum } 仍显示你未登录。请允许 { $forum } 使用 Cookie，在那里登录，然后从该应用重新开始。
error-P309-title = 此登录链接不能在这个浏览器中使用
error-P309-text = 它只能在发起登录的浏览器中使用，有效期 30 分钟。没有共享任何信息。请从 { $app } 重新开始。
error-P309-text-anonymous = 它只能在发起登录的浏览器中使用，有效期 30 分钟。没有共享任何信息。请从该应用重新开始。
error-P401-title = 我们不认识这个应用
error-P401-text = 没有共享任何信息。请回到原来的页面重试，或告知该应用的运营者。
error-P402-title = { $app } 要把你带到一个我们不认识的地方
error-P402-title-anonymous = 有个应用要把你带到一个我们不认识的地方
error-P402-text = 没有共享任何信息。请返回 { $app } 重试，或告知其运营者。
error-P402-text-anonymous = 没有共享任何信息。请返回该应用重试，或告知其运营者。
error-P408-title = 我们无法理解 { $app } 的请求
error-P408-title-anonymous = 我们无法理解应用的请求
error-P408-text = 没有共享任何信息。请返回 { $app } 重试，或告知其运营者。
error-P408-text-anonymous = 没有共享任何信息。请返回该应用重试，或告知其运营者。
error-P409-title = 此页面已过期
error-P409-text = 它已经使用过，或打开超过了 10 分钟。没有共享任何信息。请返回 { $app } 重试。
error-P409-text-anonymous = 它已经使用过，或打开超过了 10 分钟。没有共享任何信息。请返回该应用重试。
error-P414-title = 此链接已过期
error-P414-text = 它已经使用过，或时间过去太久。没有共享任何信息。请返回该应用重试。
error-P440-title = 我们不认识这个应用
error-P440-text = 无法用 { $forum } 账号登录这个地址。没有共享任何信息。请回到原来的页面，或告知该应用的运营者。
error-P442-title = 此应用看不到你的登录状态
error-P442-text = 你已登录 { $forum }，但 { $app } 没有察觉。请允许 { $forum } 使用 Cookie，然后重试；如果仍不行，请告知该应用的运营者。
error-P442-text-anonymous = 你已登录 { $forum }，但该应用没有察觉。请允许 { $forum } 使用 Cookie，然后重试；如果仍不行，请告知该应用的运营者。
error-P444-title = 此退出请求无法使用
error-P444-text = 请求不完整，或属于另一个应用或另一个会话。没有任何人退出登录。
error-P450-title = 尝试次数过多
error-P450-text = 请稍等片刻再试。
error-P450-text-wait = 请等待 { $wait }后再试。
error-P900-title = 我们这边出了点问题
error-P900-text = 请重试。如果问题依旧，请告知 { $forum } 的管理者。
error-P901-title = 此页面将在后续版本中推出
error-P901-text = 这个地址是为它预留的。

## Console: numbers

number-decimal = .
percent = { $number }%
time-us = { $number } 微秒
time-ms = { $number } 毫秒
time-s = { $number } 秒
weekday-1 = 星期一
weekday-2 = 星期二
weekday-3 = 星期三
weekday-4 = 星期四
weekday-5 = 星期五
weekday-6 = 星期六
weekday-7 = 星期日

plot-empty = 这段时间没有数据。
plot-table = 以表格查看数据
plot-number = 数量
plot-share = 占比
plot-others = 其他应用
plot-says-bars = 共 { $all }，最多 { $most }（{ $when }）。
plot-says-lines = 从 { $least } 到 { $most }。
plot-says-share = { $part }：占 { $all } 次的 { $share }。
plot-says-week = { $day } { $hour } 最多：{ $most }。

plot-logins = 登录
plot-logins-text = 发给应用的授权码数量，按应用统计。
plot-results = 登录结果
plot-results-text = 需要先登录论坛的人会计入“已转到论坛登录”，回来后再计一次。
plot-first = 新会员
plot-first-text = 首次授权应用的会员。
plot-active = 有效会话
plot-active-text = 仍然有效的应用会话，每小时统计一次。
plot-authorize = 响应时间：authorize
plot-authorize-text = 登录由此开始。每条线表示相应比例的请求用时不超过该值。
plot-token = 响应时间：token
plot-token-text = 应用在此获取令牌。每条线表示相应比例的请求用时不超过该值。
plot-userinfo = 响应时间：userinfo
plot-userinfo-text = 应用在此查询用户是谁。每条线表示相应比例的请求用时不超过该值。
plot-pages = 论坛页面增加的耗时
plot-pages-text = 请求在询问论坛之前在这里停留的时间。每条线表示相应比例的请求用时不超过该值。
plot-cache = 在缓存中找到的会话
plot-cache-text = 无需向论坛查询用户是谁的比例。
plot-week = 一周各时段
plot-week-text = 按小时统计的登录次数（UTC）。
plot-secrets = 新旧密钥
plot-secrets-text = 应用用哪个密钥证明了自己的身份。旧密钥不再使用后，请将其停用。

line-half = 一半请求
line-most = 95%
line-nearly-all = 99%
line-cache = 来自缓存
line-newest = 最新密钥
line-older = 旧密钥
line-app = 此应用
result-ok = 登录成功
result-denied = 已拒绝，或无权使用该应用
result-not-logged-in = 已转到论坛登录
result-banned = 账号被停用
result-error = 失败
