package wording

// flags are the options by name; one that means something else to a command
// stands under the command and the name.
var flags = map[string]sentence{
	// Options of all commands.
	"store":      {"案卷库文件（DOUDI_STORE；默认在用户资料文件夹中）", "the store's file (DOUDI_STORE; else in the user's data folder)"},
	"operator":   {"办理的操作员（DOUDI_OPERATOR）", "the operator who acts (DOUDI_OPERATOR)"},
	"key":        {"存放操作员密钥或口令的文件，或存放各人密钥文件的文件夹（DOUDI_KEY）", "file with the operator's key or passphrase, or folder of key files (DOUDI_KEY)"},
	"json":       {"在标准输出给出一个 JSON 文档", "print one JSON document"},
	"quiet":      {"不显示进度和提示", "print no progress and no remarks"},
	"today":      {"按这一天办理，如 2026-11-21（用于演练）", "act as of this day, as in 2026-11-21 (for rehearsal)"},
	"lang":       {"语言：zh 或 en（DOUDI_LANG）", "language: zh or en (DOUDI_LANG)"},
	"dry-run":    {"只说明会做什么，不作更改", "say what would be done, and change nothing"},
	"any-medium": {"允许案卷库放在网络盘或 FAT 盘上（记入日志）", "let the store lie on a network or FAT medium (journalled)"},
	"yes":        {"不再询问，直接办理", "do not ask"},

	// init, operators, policy and import.
	"policy":   {"政策表：文件夹或工作簿", "policy tables: a folder or a workbook"},
	"regions":  {"区划表", "the county's list of regions"},
	"opening":  {"启用月，如 2026-07：本系统发放的第一个月", "first month that this system pays, as in 2026-07"},
	"county":   {"县（市、区）名，印在名册上", "the county's name, as rosters print it"},
	"role":     {"角色：clerk、approver、officer、finance、auditor 或 admin", "role: clerk, approver, officer, finance, auditor or admin"},
	"township": {"乡镇代码前 9 位；不写为全县", "the nine digits of a township; the whole county where it is left out"},
	"set-key":  {"新操作员的密钥或口令文件；不存在时生成", "file with the new operator's key or passphrase; made where there is none"},
	"errors":   {"有错时把有错的行写进这个工作簿", "workbook to write the faulty rows to"},

	// Months and households.
	"month":                 {"月份，如 2026-11；不写为本月", "the month, as in 2026-11; this month where it is left out"},
	"loaded":                {"载入的第几版政策表；不写为现行", "version of the tables as loaded; those in use where it is left out"},
	"policy show month":     {"只列这个月执行的各行，如 2026-11", "only the rows in force in this month, as in 2026-11"},
	"roster run month":      {"月份，如 2026-11", "the month, as in 2026-11"},
	"roster submit month":   {"月份，如 2026-11", "the month, as in 2026-11"},
	"roster confirm month":  {"月份，如 2026-11", "the month, as in 2026-11"},
	"roster replay month":   {"只重算这个月，如 2026-11；不写为全部", "only this month, as in 2026-11; all where it is left out"},
	"roster verify month":   {"--files 中的文件属于哪个月，如 2026-11；不写为本月", "month of the files of --files, as in 2026-11; this month where it is left out"},
	"program":               {"只说明这个救助项目，如 dibao 或 低保", "only this programme, as in dibao or tekun"},
	"region":                {"区划代码或其前几位：前 9 位为乡镇，12 位为村", "region code or its beginning: nine digits a township, twelve a village"},
	"household list region": {"只列这里的家庭：乡镇代码前 9 位，或村的 12 位代码", "only the households of a township (nine digits) or a village (twelve)"},

	// The roster.
	"out":                 {"写出文件的文件夹", "folder to write the files to"},
	"allow-blocked":       {"有阻断疑点时退出码也为 0", "make the exit code 0 even where findings block"},
	"bank":                {"银行格式文件（JSON）；不写为 GB18030 的 CSV", "bank profile (JSON); CSV in GB18030 where it is left out"},
	"override":            {"放行一条阻断疑点：代码:户编号[:身份证号]，涉及个人的须写身份证号，可写多次", "let a finding pass: CODE:HOUSEHOLD[:PERSON], with the ID number where it is about one person; may be repeated"},
	"reason":              {"放行的理由，印在名册上", "reason of the overrides, printed on the roster"},
	"audit export reason": {"导出的理由，记入日志", "reason of the export, kept in the journal"},
	"again":               {"案卷有变动，代替先前的提交", "submit in place of an earlier submission"},
	"expect-total":        {"合计须为这个金额，如 1034221.50", "refuse a roster with another total, as in 1034221.50"},
	"expect-lines":        {"行数须为这个数", "refuse a roster with another number of lines"},
	"files":               {"与名册逐字节核对的文件夹", "folder of exported files to compare with the roster"},

	// The rest.
	"deep":       {"检查每条记录、日志和封印", "check every record, the journal and the seals"},
	"sheet":      {"抄有恢复单四行的文本文件", "text file with the four lines of the recovery sheet"},
	"structure":  {"只检查这个文件的页结构，不需要密钥", "inspect the pages of this file alone; needs no key"},
	"keep":       {"存入文件夹时只留最新的几份；0 全留", "of the copies in the folder keep only so many, the newest; 0 keeps all"},
	"replace":    {"已有的案卷库移到一旁，由备份代替", "move the store that stands there aside and put the copy in its place"},
	"recipient":  {"收件方的 age 公钥，或每行一个公钥的文件，可写多次", "recipient's public key of age, or a file with one a line; may be repeated"},
	"identity":   {"打开文件的 age 私钥文件", "file with the secret key of age that opens it"},
	"passphrase": {"用口令代替密钥，在终端输入", "use a passphrase, typed at the terminal, in place of a key"},
	"households": {"虚构多少户", "how many households to make up"},
	"force":      {"文件夹中已有的演示先清除", "remove an earlier demo in the folder first"},
	"against":    {"名册末行的日志序号和摘要，或锚点文件", "a roster's foot (number and digest), or the path of an anchor"},
	"limit":      {"列出最近多少条", "how many of the latest entries to list"},
}

// Flag is what an option of a command does.
func (l Lang) Flag(command, name string) string {
	if row, ok := flags[command+" "+name]; ok {
		return row.in(l, nil)
	}
	return word(l, flags, name)
}
