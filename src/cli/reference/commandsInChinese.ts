/** What each command does, by its description in English without the full stop. */
export const commandsInChinese: Readonly<Record<string, string>> = {
  'From raw records to a published, bilingual, auditable composite index':
    '从原始记录到公开发布、可核验的双语综合指数',
  'Write a small working edition with comments, or a workbook to be filled in; of a table that you have, `import sheet` makes one':
    '写出带注释的小型可用版本，或供填写的工作簿；手头已有表格时，用 `import sheet` 建立',
  'Check an edition and print its plan': '检查版本并输出其方案',
  'Edit an edition in the browser, with the ranking beside it': '在浏览器中编辑版本，旁边即为排名',
  'Build a release of an edition': '由版本生成发布版',
  'Ingest the new record files of an edition, with checks': '接收版本的新记录文件并加以检查',
  'Simulate the raw records of an edition': '模拟版本的原始记录',
  'Print the JSON Schema of edition.yaml': '输出 edition.yaml 的 JSON Schema',
  'Import files of another program as an edition': '把其他程序的文件导入为版本',
  'COINr’s two tables': 'COINr 的两张表',
  'A workbook with COINr’s two tables as sheets': '以 COINr 的两张表为工作表的工作簿',
  'An office table (XLSX, XLS, ODS or CSV) as it is: titles, notes, names without codes; into a new folder, or into an edition that it updates; the word sheet may be left out':
    '原样的办公表格（XLSX、XLS、ODS 或 CSV）：有标题、注释和没有代码的名称均可；导入新文件夹，或更新已有版本；可省略 sheet 一词',
  'Export a release, or a selection from it, in one of several formats (--list shows them)':
    '以若干格式之一导出发布版或其中一部分（--list 列出格式）',
  'Build a release and add it to a series as its next vintage': '生成发布版，并作为下一版次加入系列',
  'Say of a vintage that it is withdrawn, and why; it stays readable':
    '声明撤回一个版次及其原因；该版次仍可阅读',
  'The vintages of a series, or the figures of a unit in each of them':
    '一个系列的各版次，或一个单元在各版次中的数值',
  'What changed between two releases (DIR, SERIES or SERIES@NUMBER), and why':
    '两个发布版（DIR、SERIES 或 SERIES@NUMBER）之间改变了什么及其原因',
  'When releases are published, and who has early access': '何时发布，以及谁可提前查阅',
  'What is announced': '已公告的内容',
  'Announce a publication': '公告一次发布',
  'Change an announced date or time': '更改已公告的日期或时间',
  'Record who has access to a vintage under embargo': '记录谁可查阅禁发期内的版次',
  'Publish a vintage under embargo, once its release time has come': '到发布时间后，发布禁发期内的版次',
  'Serve the site and API of releases': '提供发布版的网站和 API',
  'Write the site and API of releases as files for any web host':
    '把发布版的网站和 API 写成文件，供任意网站主机使用',
  'Serve figures with their receipts to assistants (Model Context Protocol), over standard input and output':
    '经标准输入输出向智能助手提供数值及其凭据（Model Context Protocol）',
  'Build the indices of the cities of China and of the countries of the world, and serve them':
    '生成中国各城市和世界各国的指数并提供网站',
  'How a figure was computed; instead of a unit also a reference: results/UNIT/PERIOD/NODE':
    '一个数值是怎样算出的；也可用引用代替单元：results/UNIT/PERIOD/NODE',
  'The news text of a place': '一个地方的新闻稿',
  'The picture of a place for social networks': '一个地方的社交网络图片',
  'The report on the headline period, as one printable page': '报告期的报告，为一个可打印的页面',
  'The report as slides, one per chapter': '幻灯片形式的报告，每章一页',
  'Check whether a sentence is true of a release: "Shenzhen ranked fourth in 2022"':
    '核对一句话对发布版是否属实："Shenzhen ranked fourth in 2022"',
  'Judge every sentence of a text (txt, md, html, docx, or a web address) that states a figure, rank, change or comparison; ends with 3 where one is false':
    '判断一篇文字（txt、md、html、docx 或网址）中陈述数值、位次、变化或比较的每句话；有不实者时退出码为 3',
  'How uncertain the ranks are, and what they depend on': '位次有多不确定，取决于什么',
  'Objections that a reviewer might raise against an index': '审稿人可能对指数提出的异议',
  'The tables of the analysis, and the meaning of their columns': '各分析表及其各列的含义',
  'Compare published figures with recomputed ones: of an edition or release, or of the published index of the same places':
    '把公布的数值与复算的数值比较：版本或发布版的，或同一批地方已发布指数的',
  'Weights derived from the data, compared with the edition’s': '由数据推算的权重，与版本的权重比较',
  'Weights from pairwise judgements or experts’ points': '由两两比较判断或专家打分得出的权重',
  'The smallest change that brings a unit to a rank, or the changes that would raise it most':
    '使一个单元达到某位次的最小变动，或提升最多的变动',
  'The weights closest to the edition’s that put units in an order':
    '使若干单元按某次序排列、与版本最接近的权重',
  'Check the hashes and signature of a release or URL, and recalculate every figure':
    '核对发布版或网址的哈希值和签名，并重新计算每个数值',
  'Sign a release, if recalculating it gives the same': '重新计算结果相同时，为发布版签名',
  'Keys for signing releases': '为发布版签名的密钥',
  'Make a key pair': '生成一对密钥',
  'The public keys': '公钥',
  'Make the next key the current one': '启用下一把密钥',
  'Revoke a key: later signatures with it are invalid': '吊销密钥：此后用它所作的签名无效',
  'The public log of releases': '发布版的公开日志',
  'Append a signed release': '追加已签名的发布版',
  'Write the proof that a release is in a log next to it': '在发布版旁写出它在日志中的证明',
  'Check every hash of a log, a folder or URL': '核对日志（文件夹或网址）的每个哈希值',
  'Ask witnesses to cosign the newest checkpoint of a log, and publish their signatures':
    '请见证方共签日志的最新检查点，并公布其签名',
  'Whether two checkpoints, files or URLs, belong to one history of a log':
    '两个检查点（文件或网址）是否属于日志的同一历史',
  'Vouch for logs and releases of others, independently of them': '独立见证他人的日志与发布版',
  'Cosign checkpoints of logs that have only grown; DIR keeps the last of each':
    '为只增不改的日志共签检查点；文件夹保存每个日志最后一个检查点',
  'Recalculate a release, a folder or URL, and sign that it came out the same':
    '重新计算发布版（文件夹或网址），结果相同则签署声明',
  'Put statements that witnesses sent beside a release': '把见证方送来的声明放在发布版旁',
  'Print a public key as lines for a file of witnesses or logs': '把公钥打印成见证方或日志文件所用的行',
  'Data contracts (ODCS 3.2.0): what an organisation may send': '数据契约（ODCS 3.2.0）：一个机构可报送什么',
  'Write a first contract with comments': '写出带注释的第一份契约',
  'Check a contract, and what would become of record files (NDJSON or CSV); nothing is sent':
    '检查契约，以及记录文件（NDJSON 或 CSV）会如何处理；不报送任何内容',
  'Compare two versions: what breaks, and which version number follows':
    '比较两个版本：何处不兼容，以及应有的版本号',
  'Write the contract as a page in both languages, where a file can be tried in the browser':
    '把契约写成双语页面，可在浏览器中试验文件',
  'Make a JSON Schema, SQL checks, the signals of an edition, or example records from a contract':
    '由契约生成 JSON Schema、SQL 检查、版本的信号或示例记录',
  'Connected vehicles: aggregates by city and day, made at the automaker': '车联网：由车企按城市和日期汇总',
  'Take frames of cars over TCP or MQTT and keep them in a folder of captures':
    '经 TCP 或 MQTT 接收车辆报文，存入采集文件夹',
  'Let a sender log in: prints a new password, once': '让发送方登录：输出新口令，仅此一次',
  'Split the final rows of an .ndjson file into shares for two operators':
    '把 .ndjson 文件的最终行拆成两个运营方的份额',
  'One operator: add up the shares of all makers': '一个运营方：把所有车企的份额相加',
  'The totals from the sums of both operators': '由两个运营方的和得出总数',
  'Aggregate frames of GB/T 32960 (files, or folders of them) by city and day':
    '按城市和日期汇总 GB/T 32960 报文（文件或文件夹）',
  'Write the contract under which a platform takes these aggregates': '写出平台接收这些汇总所依据的契约',
  'Simulate a fleet: captures of its frames with faults, and the truth':
    '模拟车队：带差错的报文采集，以及真实情况',
  'Organisations that send records to a platform, and their tokens': '向平台报送记录的机构及其令牌',
  'Add a partner': '添加参与单位',
  'Make a token, which is shown once; two may be valid': '生成令牌，仅显示一次；可同时有两个有效',
  'Register a public key (Ed25519, PEM) whose holder signs requests by RFC 9421; it counts as a token':
    '登记公钥（Ed25519，PEM），其持有者按 RFC 9421 为请求签名；视同令牌',
  'Revoke a token by its id': '按标识吊销令牌',
  'The partners and the ids of their tokens': '各参与单位及其令牌的标识',
  'Records that a contract set aside: see why, and judge them again':
    '契约放在一边的记录：查看原因，并重新判断',
  'The records as they were sent, with every reason': '按报送原样的记录及全部原因',
  'Judge them again by the current version of a contract, by the server where it runs':
    '按契约的现行版本重新判断；服务器在运行时由其进行',
  'People who use the console of a platform': '使用平台控制台的人员',
  'Add a member of a partner, or an operator': '添加参与单位的成员或运营人员',
  'Make a link by which a person logs in once; an earlier link of the person ends':
    '生成供一人登录一次的链接；该人先前的链接即失效',
  'Say by what the identity provider of login.json knows a person; without options not at all':
    '写明 login.json 的身份提供方以什么识别一个人；不带选项则不予识别',
  'The people and what they may do': '各人员及其权限',
  'Remove a person, who is logged out': '移除一个人员，并使其退出登录',
  'Who did what; ends with 2 where the log was changed': '谁做了什么；日志被改动时退出码为 2',
  'Addresses at which partners are told what happened to their records':
    '向参与单位告知其记录情况的地址（Webhook）',
  'Add an address; its secret is shown once': '添加一个地址；其密钥仅显示一次',
  'The webhooks, and what became of their messages': '各 Webhook 及其消息的送达情况',
  'Have the server send a message that is about nothing': '由服务器发送一条不涉及任何事项的测试消息',
  'Make a new secret; the earlier one signs as well for a day': '更换密钥；原密钥一天内仍同时签名',
  'Have messages sent again, delivered or given up, with the same ids': '重发已送达或已放弃的消息，编号不变',
  'Remove a webhook and its messages': '移除一个 Webhook 及其消息',
  'The folder of an open platform': '开放平台的文件夹',
  'Copy what was received, contracts, partners and people, also while a server takes records':
    '复制所接收的内容、契约、参与单位和人员，服务器接收记录期间亦可',
  'Check segments, seals, public log and ledger, or a backup; a server does so once a day':
    '检查分段、封存、公开日志和账目，或备份；服务器每天自行检查一次',
  'What has stopped, since when, and what to do, read from the folder; ends with 2 where something has':
    '由文件夹读出哪些已停止、自何时起、应如何处理；有停止时退出码为 2',
  "Erase records at the operator's word; without --yes only say what that would do":
    '按运营人员的指示删除记录；不带 --yes 时只说明会做什么',
  'Copy sealed segments to the storage that copies.json of the folder names, which a server does by itself; or the records that count in an edition, as Parquet':
    '把已封存的分段复制到文件夹中 copies.json 所写的存储（服务器会自行进行）；或以 Parquet 复制计入某一版本的记录',
  'Make a folder of the copies in the storage that a file like copies.json names':
    '由 copies.json 一类文件所写存储中的副本建立文件夹',
  'Receipts of the open platform': '开放平台的回执',
  'What the public log says of a signed receipt: its proof, or that the promise was broken':
    '公开日志对一张已签署回执的说明：列入证明，或承诺被违背',
  'Whether a request is in the public log, a promise was broken, or records count in a release, by a file of receipt prove, receipt figures, /v1/receipts/ID/proof or …/figures; offline':
    '凭 receipt prove、receipt figures、/v1/receipts/ID/proof 或 …/figures 的文件，核对请求是否在公开日志中、承诺是否被违背，或记录是否计入发布版；离线进行',
  "The proof which records of a partner's batch count in a dated release, and which do not":
    '某报送方一批记录中哪些计入某定期发布版、哪些未计入的证明',
  'What partners sent for a period: check, explain, sign; an id is PARTNER:CONTRACT:PERIOD':
    '参与单位为一个时期报送的内容：检查、说明、签署；标识为 PARTNER:CONTRACT:PERIOD',
  'Which are expected, received, signed, missing': '哪些应报、已收、已签署、缺失',
  'State, records, checks, questions, hash, and what may be done next':
    '状态、记录、检查、问题、哈希值，以及接下来可做什么',
  'Whether all that was signed is still there, byte for byte; ends with 2 where it is not':
    '已签署的内容是否逐字节俱在；否则退出码为 2',
  'Close the period and run the four kinds of check; not while a server has it open':
    '关闭时期并进行四类检查；服务器打开它期间不可用',
  'Answer a question; not while a server has it open': '回答一个问题；服务器打开它期间不可用',
  'Sign one hash; not while a server has it open': '签署一个哈希值；服务器打开它期间不可用',
  'Take it back; not while a server has it open': '撤回；服务器打开它期间不可用',
  'Print the script by which a shell completes commands and options': '输出供 shell 补全命令和选项的脚本',
};
