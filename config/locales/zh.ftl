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
consent-display-name = { $name }（显示名称）
consent-user-name = { $name }（用户名）

## Authorised apps

apps-text = 你用这里的账号登录这些应用。不再使用的应用，请解除授权。
apps-none = 没有应用在使用你的账号。
apps-sees = 可以看到：{ $facts }。
apps-since = { $day }起
apps-used-today = 上次使用：今天
apps-used-yesterday = 上次使用：昨天
apps-last-used = 上次使用：{ $day }
apps-unused = 已有 { $duration }未使用
apps-no-login = 该应用目前无法读取你的账号。你在那里可能仍保持登录。
apps-logins = { $count } 个会话
apps-made-by = 由 { $maker } 制作，并非来自 { $forum } 的管理团队
apps-details = 详情
apps-remove = 解除授权
apps-remove-all = 解除所有应用的授权
apps-removed = { $app } 已无法再使用你的账号。
apps-removed-anonymous = 该应用已无法再使用你的账号。
apps-removed-all = 所有应用都已无法再使用你的账号。
remove-title = 要解除对 { $app } 的授权吗？
remove-text = 解除后，{ $app } 将无法再使用你在这里的账号，需要重新征得你的同意。你在那里发布的内容会保留。
remove-text-anonymous = 解除后，该应用将无法再使用你在这里的账号，需要重新征得你的同意。你在那里发布的内容会保留。
remove-told = { $app } 会收到通知，并让你退出登录。
remove-not-told = { $app } 不会收到通知：在你自行退出之前，那里可能仍保持登录。
remove-all-title = 要解除对所有应用的授权吗？
remove-all-text = 解除后，以下应用都将无法再使用你在这里的账号，每个应用都需要重新征得你的同意。你在那里发布的内容会保留。
remove-cancel = 保留
remove-yes = 解除授权
remove-all-yes = 全部解除

app-title = { $app } 与你的账号
app-access = 允许看到的信息
app-left-out = 你选择不共享：{ $facts }。
app-logins = 你在此应用中的会话
app-login-since = { $day }登录
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
device-wrong = 没有设备在等待这个代码：它已经使用过，或已超过 10 分钟。请检查代码，或让设备显示新的代码。
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
login-text-console = 管理控制台仅供部分会员使用。请登录 { $forum }，然后回到此页面。
login-button = 登录 { $forum }
login-new-tab = 在新标签页中打开
login-continue = 我已登录，继续
login-refresh = 此页面每隔几秒会自动检查一次，最多持续 5 分钟。
login-again-title = 请重新登录 { $forum }
login-again-text = { $app } 要求你重新登录，或换一个账号。请先退出 { $forum }，重新登录，然后回到此页面。
login-again-text-anonymous = 有个应用要求你重新登录，或换一个账号。请先退出 { $forum }，重新登录，然后回到此页面。
login-again-text-console = 在管理控制台中更改内容需要重新登录。请先退出 { $forum }，重新登录，然后回到此页面。
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
logout-one-more-title = 还差一步
logout-one-more = 现在请退出 { $forum } 本身。那里可能会再次向你确认。
logout-forum = 退出 { $forum }
logout-by-hand = 如果这样仍未退出，请在 { $forum } 页面上退出，然后回到这里。
logout-continue = 返回 { $app }
logout-continue-anonymous = 返回应用
logout-stayed-title = 你仍处于登录状态
logout-stayed-text = 一切照旧。

## Console, for operators

admin-title = 管理控制台
admin-by-link = 通过链接访问
admin-leave = 离开
admin-read-only = 你可以查看所有内容。如需更改，请先重新登录。
admin-log-in-again = 重新登录
admin-tabs = { $app } 的页面
admin-stale-title = 请重新登录
admin-stale-text = 没有更改任何内容。要在这里进行更改，必须在最近几分钟内登录过 { $forum }。请退出后重新登录，再进行更改。
admin-error-P409-text = 它已经使用过，或打开超过了一小时。没有做任何更改。请返回管理控制台重试。
admin-home = 返回管理控制台
admin-link-title = 打开管理控制台
admin-link-text = 此链接只能在这个浏览器中使用一次。打开后一小时内，你可以查看和更改所有内容。
admin-link-open = 打开管理控制台
admin-odd-name = 含有少见的字符
admin-apps = 应用
admin-app = 应用
admin-who = 谁可以使用
admin-everybody = 所有人
admin-state = 状态
admin-on = 已启用
admin-off = 已停用
admin-no-apps = 还没有应用。

admin-tab-settings = 设置
admin-tab-secret = 密钥
admin-never = 从未使用
admin-today = 今天
admin-yesterday = 昨天
admin-last-used = 上次使用
admin-secret-of = { $app } 的密钥
admin-secret-once = 新密钥（仅显示这一次）
admin-secret-made = 创建时间
admin-secret-works = 有效期
admin-secret-current = 长期有效
admin-secret-until = 至 { $instant }
admin-secret-ended = 已于 { $instant } 失效
admin-secret-from = 来源
admin-secret-today = 今日使用次数
admin-secret-note = 备注
admin-secret-note-hint = 例如用在哪里。最多 64 个字符。
admin-secret-end-on = 失效日期
admin-secret-end-on-hint = 该日开始时（UTC）失效。留空：长期有效。
admin-secret-days = 日期按 UTC 计算。来源是最近使用该密钥的服务器地址。
admin-secret-none = 此应用没有密钥。它以其他方式验证身份，或不验证身份。
admin-secret-end = 立即停用旧密钥
admin-secret-old-ended = 旧密钥已停用，只剩最新的一个。
admin-secret-new = 新密钥
admin-secret-keep = 旧密钥继续有效的时间
admin-secret-at-once = 无
admin-secret-make = 生成新密钥
admin-delete-title = 要删除 { $app } 吗？
admin-delete-text =
    { $count ->
        [0] 没有人授权该应用。它会在回收站中保留 7 天，期间可以恢复。
       *[other] { $count } 位会员将立即无法使用该应用。它会在回收站中保留 7 天，期间可以恢复。
    }
admin-delete-name = 如要继续，请输入应用名称：{ $app }
admin-delete-wrong = 名称不一致。
admin-delete-cancel = 保留
admin-delete-yes = 删除
admin-bin = 回收站
admin-bin-text = 最近 7 天内删除的应用。在回收站期间，任何人都无法使用。
admin-bin-empty = 回收站是空的。
admin-bin-until = 将于 { $instant } 永久删除
admin-restore = 恢复
admin-restored = 应用已恢复，设置和密钥都在。会员需要重新登录。

admin-settings-of = { $app } 的设置
admin-saved = 已保存。
admin-wrong = 没有保存：部分字段需要检查。
admin-meanwhile = 没有保存：表单打开期间，其他人更改了此应用。字段中是你填写的内容，下方是期间保存的内容。现在保存会将其覆盖。
admin-theirs = 由 { $who } 保存，{ $instant }：
admin-theirs-unknown = 期间保存的内容：
admin-theirs-nothing = 空
admin-fault-empty = 此项不能为空。
admin-fault-unseen = 其中有看不见的字符。
admin-fault-long = 最多 { $most } 个字符。
admin-fault-many = 最多 { $most } 个。
admin-fault-groups = 最多 { $most } 个用户组，名称须可见。
admin-fault-unknown = 此处不能使用 { $value }。
admin-fault-address = { $value } 不是地址。请填写完整，例如 https://chat.example.org。
admin-fault-address-length = 地址须为 1 至 2000 个字符。
admin-fault-address-character = { $value } 含有地址中不允许的字符，请写成 %XX。
admin-fault-address-fragment = { $value } 不能含有 #。
admin-fault-address-wildcard = { $value } 不能含有 *：地址逐字比对。
admin-fault-address-dots = { $value } 不能含有仅为 . 或 .. 的部分。
admin-fault-address-https = { $value } 必须以 https:// 开头。http 仅用于本机或测试网络。
admin-fault-address-user = { $value } 不能含有用户名。
admin-fault-address-letters = { $value } 的协议和主机须为小写字母，默认端口须省略。
admin-fault-address-scheme = { $value } 必须以 https:// 开头，或以应用自己的带点名称开头，如 com.example.app:/callback。
admin-fault-address-query = { $value } 不能含有 ? 和 #。
admin-fault-public = 没有密钥的应用不能使用此项：任何人都能冒充它。
admin-fault-pkce = 没有密钥的应用必须使用 PKCE。
admin-fault-optional-unasked = 会员无法选择不共享 { $value }：应用不能请求它。
admin-fault-optional-needed = { $value } 不能不共享：只有邮箱和用户组可以。
admin-fault-optional-trusted = 受信任的应用不征求同意，因此没有可选项。
admin-fault-optional-email = 应用需要邮箱地址，因此会员不能不共享。
admin-fault-keys = 需要填写应用公布其密钥的地址。
admin-fault-access-life = 从 1 秒到 30 天。
admin-fault-refresh-life = 从 1 秒到 10 年。
admin-fault-time = 请填写时长，如 15m、12h 或 30d。
admin-fault-day = 请按 2026-11-21 的格式填写日期。
admin-fault-end = 失效日期须在未来十年之内。
admin-disabled = 此应用已停用，任何人都无法登录。会员已给予的授权会保留。
admin-switched-on = 应用已启用，会员可以重新登录。
admin-client-id = 客户端 ID
admin-preset = 预设
admin-made-by = 制作者
admin-save = 保存
admin-enable = 启用
admin-disable = 停用
admin-delete = 删除
admin-breaks = 这可能导致应用无法正常工作
admin-breaks-yes = 我已了解，仍要保存
admin-break-address = 它将无法再通过 { $value } 接收响应。
admin-break-scope = 它将无法再请求 { $value }。
admin-break-groups = 能使用它的会员会减少。
admin-break-pkce = 今后它必须发送 PKCE 质询。
admin-break-pushed = 今后它必须预先推送请求（PAR）。
admin-break-auth = 今后它只能用这一种方式验证身份。
admin-break-tokens = 今后它的令牌格式会改变。
admin-break-refresh = 刷新令牌的签发规则会改变。
admin-break-quirk = 原先在标准之外允许的某项行为将不再允许。
admin-default = 按全局配置
admin-refresh-always = 始终签发
admin-refresh-asked = 请求 offline_access 时签发
admin-refresh-never = 从不签发
admin-auth-any = 任意方式
admin-auth-basic = 在请求头中发送密钥
admin-auth-post = 在表单中发送密钥
admin-auth-key = 用应用自己的私钥签名
admin-alg-rs256 = RS256
admin-alg-es256 = ES256
admin-alg-eddsa = EdDSA
admin-format-opaque = 随机字符串
admin-format-jwt = 带签名（JWT）
admin-g-about = 向会员显示的内容
admin-g-addresses = 地址
admin-g-members = 会员
admin-g-proof = 应用的身份验证
admin-g-tokens = 令牌
admin-g-compatibility = 兼容性
admin-f-name = 名称
admin-f-description = 说明
admin-f-homepage = 主页
admin-f-icon-url = 图标地址
admin-f-url = 应用地址
admin-f-redirect-uris = 回调地址，每行一个
admin-f-redirect-uris-hint = 响应发往的地址。必须是 https，逐字比对；不能含有 # 和 *。
admin-f-token-redirect-aliases = 仅在令牌端点接受的回调地址
admin-f-token-redirect-aliases-hint = Rocket.Chat 会在那里加上 ?close。
admin-f-post-logout-redirect-uris = 退出登录后允许跳转的地址
admin-f-backchannel-logout-uri = 应用接收退出通知的地址
admin-f-backchannel-logout-session-required = 通知中必须指明哪个会话已结束
admin-f-allow-http = 允许未加密的 http（仅限测试网络）
admin-f-allowed-groups = 可以使用的用户组，每行一个
admin-f-allowed-groups-hint = 留空：所有会员。
admin-groups-offered = 请勾选论坛的用户组，或在下方填写名称。
admin-groups-unknown = 论坛目前没有此名称的用户组：{ $value }。请注意大小写和空格。
admin-f-denied-groups = 不能使用的用户组
admin-f-trusted = 受信任：不征求会员同意
admin-f-scopes = 允许看到的信息
admin-f-optional-scopes = 会员可以选择不共享的信息
admin-f-in-development = 开发中：错误页面会向所有看到的人显示地址
admin-f-require-email = 必须有已验证的邮箱地址
admin-f-auth-method = 应用的身份验证方式
admin-f-jwks-uri = 应用公布公钥的地址
admin-f-require-pkce = 必须使用 PKCE
admin-f-require-pushed-requests = 必须预先推送请求（PAR）
admin-f-refresh = 刷新令牌
admin-scope-nothing = 无更多信息
admin-f-access-secs = 访问令牌有效期
admin-f-access-secs-hint = 例如 15m 或 12h。留空：按全局配置。
admin-f-refresh-secs = 刷新令牌有效期
admin-f-id-token-alg = ID 令牌的算法
admin-f-access-token-format = 访问令牌格式
admin-f-device-flow = 从没有浏览器的设备登录
admin-f-client-credentials = 以应用自身名义获取令牌
admin-f-token-in-query = 允许在 URL 中携带访问令牌
admin-f-token-params-in-query = 允许在 URL 中携带令牌请求的参数
admin-f-credentials-twice = 允许 ID 和密钥重复出现
admin-f-access-token-param = 访问令牌放在 URL 中时的参数名
admin-breaks-logins =
    { $count ->
        [0] 目前没有人登录该应用。
       *[other] 该应用目前有 { $count } 个有效会话。
    }

admin-add = 添加应用
admin-add-kind = 请选择应用类型
admin-add-other = 其他
admin-add-of = 添加 { $kind }
admin-add-followed = 尚未添加：回调地址已随新地址更改。请检查后再添加应用。
admin-added = 已添加 { $app }
admin-added-once = ID 和密钥（密钥仅显示这一次）
admin-client-secret = 客户端密钥
admin-callback = 回调地址
admin-leave-empty = （留空）
admin-try = 打开 { $app } 并尝试登录
admin-test = 测试此应用
admin-test-of = 测试 { $app }
admin-test-last = 最近一次登录
admin-test-receives = 它会收到的关于你的信息
admin-test-https = https
admin-test-loopback = 在会员自己的设备上
admin-test-http = 明文 http：途中任何人都能读取
admin-test-scheme = 打开程序
admin-kept = 我已保存密钥
admin-back = 返回
admin-continue = 继续
admin-g-where = 应用的位置
admin-f-url-hint = 例如 https://chat.example.org（已知类型的应用会由此得出回调地址）
admin-f-public = 没有密钥：在浏览器或手机上运行
admin-search = 搜索
admin-search-button = 搜索
admin-found-none = 没有找到应用。
admin-apps-previous = 上一页
admin-apps-next = 下一页
admin-apps-page = 第 { $page } 页，共 { $pages } 页
admin-active = 有效会话
admin-logins-30 = 登录次数（30 天）
admin-errors = 错误
admin-errors-text = 错误：最近 30 天内被拒绝的登录所占比例。“!”表示达到 { $share } 或更多：请查看该应用的日志。
admin-unused = 已启用，未使用？

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
error-log = 日志
error-log-open = 管理控制台中的 { $app }
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
error-P505-title = 没有这个应用
error-P505-text = 它已被删除，或地址有误。
error-P701-title = 你无权访问此页面
error-P701-text = 此页面仅供 { $forum } 的部分会员使用。
error-P703-title = 无法从这里打开此页面
error-P703-text = 只能从特定网络打开。
error-P704-title = 此链接无效
error-P704-text = 它只能使用一次，且 10 分钟内有效。请重新获取一个链接。
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
plot-logins-text = 已完成的登录，按应用统计。
plot-results = 登录结果
plot-results-text = 需要先登录论坛的人会计入“已转到论坛登录”，回来后再计一次。
plot-first = 首次登录
plot-first-text = 首次授权应用的会员。
plot-active = 有效会话
plot-active-text = 会员在应用中的会话，每小时统计一次。
plot-authorize = 响应时间：authorize
plot-authorize-text = 登录由此开始。每条线表示相应比例的请求用时不超过该值。
plot-token = 响应时间：token
plot-token-text = 应用在此获取令牌。每条线表示相应比例的请求用时不超过该值。
plot-userinfo = 响应时间：userinfo
plot-userinfo-text = 应用在此查询用户是谁。每条线表示相应比例的请求用时不超过该值。
plot-pages = 论坛页面增加的耗时
plot-pages-text = 请求在询问论坛之前在这里停留的时间。每条线表示相应比例的请求用时不超过该值。
plot-cache = 由缓存得知的会员
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
result-denied = 拒绝，或无权使用
result-not-logged-in = 已转到论坛登录
result-banned = 账号被停用
result-error = 失败

## Console: usage

admin-usage-title = 使用情况
admin-usage-30 = 30 天
admin-usage-90 = 90 天
admin-usage-365 = 一年
admin-usage-logins = 登录
admin-usage-speed = 速度
admin-usage-late = 最近一分钟的数据尚未计入。日期和时间均为 UTC。
admin-usage-codes = 被拒绝的请求
admin-table-code = 代码
admin-table-event = 事件
admin-table-action = 操作
admin-table-meaning = 含义
admin-table-time = 时间
admin-table-member = 会员
admin-table-request = 请求
admin-table-app = 应用
admin-table-more = 更多
admin-table-find = 查找
admin-confirm-cancel = 取消
admin-confirm-end-secrets-title = 要停用 { $what } 的旧密钥吗？
admin-confirm-end-secrets-text = 旧密钥会立即永久失效。如果应用仍在使用其中之一，在换成最新密钥之前，任何人都无法登录。
admin-confirm-end-secrets-yes = 停用旧密钥
admin-confirm-switch-off-title = 要停用 { $what } 吗？
admin-confirm-switch-off-text = 在重新启用之前，任何人都无法登录，应用也不会再得到会员的信息。会员已给予的授权会保留。
admin-confirm-switch-off-yes = 停用

## Console: what happened at an app

admin-log-title = 日志
admin-log-added = 地址已登记。
admin-log-addresses = 被拒绝的回调地址
admin-log-addresses-text = 任何人都可以向这里发送地址。请只添加应用自身设置中写明的地址。不同之处已标出。
admin-log-sent = 发送内容
admin-log-registered = 登记内容
admin-log-times = { $count } 次
admin-log-last = 最近一次：{ $time }
admin-log-elsewhere = 此地址所在的主机，该应用至今没有使用过。一旦添加，控制该主机的人就能获取会员的登录信息。
admin-log-fault = 无法添加：
admin-log-add = 添加此地址
admin-log-events = 最近 200 条记录
admin-log-events-text = 包括登录和所有被拒绝的请求，保留 30 天。一分钟内重复的记录会合并计数。
admin-log-detail = 详情
admin-log-empty = 此应用最近 30 天没有任何记录。
admin-log-codes = 代码说明
admin-log-here = 在此管理控制台中：{ $place }
admin-difference-scheme = 只有协议（scheme）不同：请检查应用自身设置中的公开地址，以及应用前面的代理的 X-Forwarded-Proto。
admin-difference-port = 只有端口不同：请检查应用自身设置中的公开地址，以及应用前面的代理所传递的 Host 请求头。
admin-difference-close = 只有 ?close 不同：请在 Rocket.Chat 中设置登录样式。
admin-event-ok = 登录成功
admin-event-access-denied = 会员拒绝了授权，或无权使用该应用。

## Console: members of an app

admin-users-title = 会员
admin-users-text = 已授权此应用，或当前已登录此应用的会员。
admin-users-since = 开始时间
admin-users-last-used = 上次使用
admin-users-logins = 会话
admin-users-sees = 授权范围
admin-users-remove = 解除授权
admin-users-remove-all = 解除所有授权
admin-users-none = 没有人使用此应用。
admin-users-removed = 已解除该会员的授权，并通知了应用。
admin-users-removed-untold = 已解除该会员的授权。应用没有接收通知的地址，因此未通知：该会员在应用中可能仍保持登录。
admin-users-removed-all = 已解除所有会员的授权，并通知了应用。
admin-users-removed-all-untold = 已解除所有会员的授权。应用没有接收通知的地址，因此未通知：会员在应用中可能仍保持登录。
admin-users-removed-some = 已解除许多会员的授权。还有剩余，请再执行一次。
admin-confirm-remove-user-title = 要解除会员 { $what } 的授权吗？
admin-confirm-remove-user-text = 解除后，应用将无法再使用该会员的账号，需要重新征得同意。如果应用有接收通知的地址，会收到让其退出登录的通知。
admin-confirm-remove-user-yes = 解除授权
admin-confirm-remove-users-title = 要解除所有会员对 { $what } 的授权吗？
admin-confirm-remove-users-text = 所有人下次登录时都需要重新授权。如果应用有接收通知的地址，会收到让所有人退出登录的通知。如果应用的会员非常多，需要分几次执行。
admin-confirm-remove-users-yes = 全部解除
admin-confirm-add-address-title = 要添加另一个主机上的地址吗？
admin-confirm-add-address-text = { $what } 所在的主机，该应用至今没有使用过。一旦添加，控制该主机的人就能获取会员的登录信息。请只在确定它属于此应用时添加。
admin-confirm-add-address-yes = 添加此地址
admin-confirm-add-other-address-title = 要添加此地址吗？
admin-confirm-add-other-address-text = 它与已登记的地址不同，不同之处已标出。一旦添加，会员的登录信息也可能发送到此地址。请只在应用自身设置中写明此地址时添加。
admin-confirm-add-other-address-yes = 添加此地址

## Console: members

admin-members-title = 会员
admin-members-find = 名字或编号
admin-members-find-text = 可以按论坛中的会员编号查找。会员登录过某个应用之后，也可以按名字查找。
admin-members-nobody = 没有找到使用此名字或编号的会员。
admin-members-apps = 正在使用此账号的应用
admin-members-no-apps = 没有应用在使用此账号。
admin-members-receives = 收到的信息
admin-members-others = 其他应用会收到的信息
admin-members-end = 结束所有会话
admin-members-ended =
    { $count ->
        [0] 没有可结束的会话。
       *[other] 已结束 { $count } 个会话，并通知了相应的应用。
    }
admin-members-ended-untold = 已结束所有会话。没有通知地址的应用未收到通知：该会员在这些应用中可能仍保持登录。
admin-member-number = 会员编号
admin-member-name = 应用中的用户名
admin-member-name-none = 暂无，首次登录时分配
admin-member-standing = 论坛中的状态
admin-member-email = 邮箱地址
admin-member-email-untold = 不告知应用：论坛尚未验证
admin-member-groups = 用户组
admin-standing-let-in = 允许登录
admin-standing-refused = 不允许登录
admin-why-P310 = 已被论坛停用
admin-why-P311 = 未启用或已禁用
admin-why-P313 = 邮箱地址尚未验证
admin-standing-gone = 该会员已不存在
admin-standing-not-asked = 论坛不支持按编号查询会员。
admin-standing-unknown = 论坛没有响应。
admin-receives-title = { $app } 收到的信息
admin-receives-refused = 该会员无法登录此应用：
admin-confirm-end-logins-title = 要结束会员 { $what } 的所有会话吗？
admin-confirm-end-logins-text = 任何应用都不能再获取该会员的令牌；有通知地址的应用会收到让其退出登录的通知。已给予的授权会保留。论坛的登录状态不受影响。
admin-confirm-end-logins-yes = 结束所有会话

## Console: the audit trail

admin-trail-title = 审计日志
admin-trail-text = 谁在何时、从何处更改了什么。任何人都无法编辑此列表；各条记录前后相连，一旦被改动就会被发现。
admin-trail-person = 会员或其他操作者
admin-trail-app = 客户端 ID
admin-trail-day = 日期（UTC）
admin-trail-any = 全部
admin-trail-wrong = 无法识别此日期。请按 2026-11-21 的格式填写。
admin-trail-who = 操作者
admin-trail-on = 对象
admin-trail-member = 会员 { $member }
admin-trail-details = 详情
admin-trail-show = 显示
admin-trail-before = 更改前
admin-trail-after = 更改后
admin-trail-none = 没有符合条件的记录。
admin-trail-newest = 最新
admin-trail-older = 更早
admin-trail-files = 以文件形式下载（最多 { $count } 条）：

## Console: signing keys

admin-keys-title = 签名密钥
admin-keys-text = 签名密钥会自动轮换。新密钥在用于签名之前，就会向所有应用公布；旧密钥会一直保留，直到它签发的最后一个令牌过期。
admin-keys-asked = 几秒内就会生成下一批密钥。
admin-keys-key = 签名密钥
admin-keys-algorithm = 算法
admin-keys-state = 状态
admin-keys-age = 已存在
admin-keys-signs-from = 开始签名
admin-keys-last-token = 最后一个令牌过期
admin-keys-over = 已过期
admin-keys-none = 还没有签名密钥。
admin-keys-rotate = 立即生成下一批密钥
admin-keys-replace = 立即更换所有密钥
admin-key-waiting = 等待中
admin-key-in-use = 使用中
admin-key-retired = 已停止签名
admin-key-distrusted = 不再受信任
admin-confirm-rotate-keys-title = 要立即生成下一批签名密钥吗？
admin-confirm-rotate-keys-text = 新密钥会立即向所有应用公布，等各应用都有时间获取后再用于签名。不会有人因此退出登录。
admin-confirm-rotate-keys-yes = 生成下一批密钥
admin-confirm-replace-keys-title = 要立即更换所有签名密钥吗？
admin-confirm-replace-keys-text = 只有在密钥可能已落入他人之手时才这样做。新密钥会立即用于签名，旧密钥会被丢弃：用旧密钥签名的令牌不再有效，部分会员需要重新登录。
admin-confirm-replace-keys-yes = 更换所有密钥

## Console: health

admin-health-title = 运行状态
admin-health-fine = 一切正常。
admin-health-warned = 一切可用，但有警告需要查看。
admin-health-failing = 目前有 { $count } 项无法正常工作。
admin-health-at = 检查时间：{ $time }。如要再次检查，请重新加载此页面。
admin-health-state-fine = 正常
admin-health-state-warning = 警告
admin-health-state-failing = 异常
admin-health-configuration = 配置
admin-health-public-address = 公开地址
admin-health-listens = 监听地址
admin-health-certificates = 证书
admin-health-forum = 论坛
admin-health-source = 查询会员的来源
admin-health-lookups = 会员查询
admin-health-server = 论坛的 Web 服务器
admin-health-api = 受保护的 API
admin-health-store = 存储
admin-health-operations = 监控
admin-health-keys = 签名密钥
admin-health-old-secrets = Mattermost 的 API
admin-health-console = 管理控制台
admin-health-warning = 配置警告

# 哪个应用的哪个页面：“日志：Rocket.Chat”
admin-title-of = { $page }：{ $app }
