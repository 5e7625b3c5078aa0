package wording

// flags are the options by name; one that means something else to a command
// stands under the command and the name.
var flags = together(officeFlags, reviewFlags)

// officeFlags are the options that have no file of their own.
func officeFlags() map[string]sentence {
	return map[string]sentence{
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
		"roster verify bank":    {"--files 中的银行文件所用的银行格式文件（JSON）；不写为 GB18030 的 CSV", "bank profile (JSON) of the bank file in --files; CSV in GB18030 where it is left out"},
		"roster verify month":   {"--files 中的文件属于哪个月，如 2026-11；不写为本月", "month of the files of --files, as in 2026-11; this month where it is left out"},
		"program":               {"救助项目，如 dibao 或 低保", "the programme, as in dibao or tekun"},
		"explain program":       {"只说明这个救助项目，如 dibao 或 低保", "only this programme, as in dibao or tekun"},
		"region":                {"区划代码或其前几位：前 9 位为乡镇，12 位为村", "region code or its beginning: nine digits a township, twelve a village"},
		"household list region": {"只列这里的家庭：乡镇代码前 9 位，或村的 12 位代码", "only the households of a township (nine digits) or a village (twelve)"},

		// Acts on households.
		"household from":           {"变更从哪个月起算，如 2026-12；出生、死亡可以不写", "month from which the change counts, as in 2026-12; a birth or a death may leave it out"},
		"household confirm reason": {"驳回的理由", "why the request is ended"},
		"household confirm entry":  {"一次办理（如一次导入）提出的全部账户变更，按操作日志的编号", "all account changes that one act, as an import, has asked for: the number of its journal entry"},
		"revision":                 {"只在该户仍为这一版时办理，见 doudi household history", "act only if the household is still at this revision: 'doudi household history'"},
		"member":                   {"成员的身份证号，其后写该人的各项，如 relation=head", "ID number of a person; what follows is about them, as in relation=head"},
		"item":                     {"收支类别，其后写该项的金额和周期，如 amount=500 per=month；金额 0 为取消", "kind of an item; amount=500 per=month and so on follow, and amount=0 takes it off"},
		"household death day":      {"死亡日期，如 2026-11-21", "day of the death, as in 2026-11-21"},
		"head":                     {"新户主的身份证号", "ID number of the new head"},
		"out-of":                   {"从这一户转来", "household that the person is taken out of"},
		"to":                       {"转入这一户；不写为迁出本县", "household that the person goes to; out of the county where it is left out"},
		"on":                       {"只看这一天的案卷，如 2026-11-21", "the household as it was on this day, as in 2026-11-21"},
		"reject":                   {"驳回，仍用原账户", "end the request; the old account stays"},

		// The roster.
		"out":                 {"写出文件的文件夹", "folder to write the files to"},
		"allow-blocked":       {"有阻断疑点时退出码也为 0", "make the exit code 0 even where findings block"},
		"bank":                {"银行格式文件（JSON）；不写为 GB18030 的 CSV", "bank profile (JSON); CSV in GB18030 where it is left out"},
		"override":            {"放行一条阻断疑点：代码:户编号[:身份证号]，涉及个人的须写身份证号，可写多次", "let a finding pass: CODE:HOUSEHOLD[:PERSON], with the ID number where it is about one person; may be repeated"},
		"audit export reason": {"导出的理由，记入日志", "reason of the export, kept in the journal"},
		"again":               {"案卷有变动，代替先前的提交", "submit in place of an earlier submission"},
		"expect-total":        {"合计须为这个金额，如 1034221.50", "refuse a roster with another total, as in 1034221.50"},
		"expect-lines":        {"行数须为这个数", "refuse a roster with another number of lines"},
		"files":               {"与名册逐字节核对的文件夹", "folder of exported files to compare with the roster"},

		// Applications and the calendar.
		"household":                     {"户编号", "household number"},
		"applicant":                     {"申请人姓名（还没有户编号的家庭）", "the applicant's name, of a family without a household number"},
		"application open region":       {"村的区划代码，12 位（还没有户编号的家庭）", "the village's twelve digits, of a family without a household number"},
		"application open program":      {"救助项目，如 dibao 或 低保", "the programme, as in dibao or tekun"},
		"application list program":      {"只列这个救助项目", "only this programme"},
		"application list township":     {"只列这个乡镇：代码前 9 位", "only this township: the nine digits of its code"},
		"application advance household": {"这家人建档后的户编号", "the number under which the family is on file by now"},
		"permit-until":                  {"居住证的最后一天；不写为本地户籍", "last day of the residence permit; registered here where it is left out"},
		"application open person":       {"申请人的身份证号（特困、个人津贴、单人保）", "ID number of the person who applies, for programmes of one person"},
		"source":                        {"来源：applied 本人申请、behalf 代为申请、found 主动发现", "source: applied, behalf or found"},
		"agent":                         {"代为申请的人，或发现人", "who applies on their behalf, or found the need"},
		"relative-of":                   {"近亲属备案：与哪位工作人员是近亲属", "the member of staff they are a close relative of"},
		"day":                           {"办理日期，如 2026-11-21；不写为今天", "the day it was done, as in 2026-11-21; today where it is left out"},
		"with":                          {"同办人姓名，可写多次", "who did it as well; may be repeated"},
		"note":                          {"说明或理由", "a note, or the reason"},
		"level":                         {"谁入户：township 乡镇或 county 县级；县局人员不写的，须县级入户时为县级，否则为乡镇", "whose officers visited: township or county; where the county's leave it out, the county's if it must visit"},
		"obligor":                       {"义务人身份证号（授权和核对，不写为本户）", "ID number of the obligor of a consent or match; the household where it is left out"},
		"amount":                        {"初审意见拟定的月救助金额", "monthly amount that the opinion proposes"},
		"application advance reason":    {"延长的情形：objection、apart、elsewhere 或 hard", "why the term is extended: objection, apart, elsewhere or hard"},
		"seen":                          {"办理前看到的记录条数；此后有人办理过的不予登记", "how many events you saw; refused where there are others by now"},
		"stage":                         {"只列这个办理状态，如 notice、county、approved", "only this stage, as in notice, county or approved"},
		"overdue":                       {"只列逾期的", "only what is overdue"},
		"due-tomorrow":                  {"只列下一个工作日到期的", "only what is due on the next working day"},
		"mine":                          {"只列我登记过环节的", "only those of which you recorded something"},
		"find":                          {"只列符合的：编号、户编号、姓名、拼音或首字母、代办人、村名的一部分", "only what it leads to: part of a number, a name, its pinyin or initials, the agent's or the village's name"},
		"consent":                       {"书面授权核对同时收到", "the written consent to the check came with it"},
		"all":                           {"办结的也列出", "the closed ones as well"},
		"year":                          {"年份，如 2026；不写为今年", "the year, as in 2026; this one where it is left out"},

		// Decisions on awards.
		"roster submit reason": {"放行的理由，印在名册上", "reason of the overrides, printed on the roster"},
		"reason":               {"理由，记入案卷和日志", "why; kept on file and in the journal"},
		"person":               {"按人的待遇：姓名、身份证号或其末 4 位以上", "of a person's award: name, ID number or four or more of its last characters"},
		"from":                 {"起始月，如 2026-12；不写按规定或为本月", "month from which it counts, as in 2026-12; by the rules, or this month, where it is left out"},
		"until":                {"渐退的最后一月；不写按政策表", "last month of the taper; by the tables where it is left out"},
		"class":                {"档次", "the class"},
		"mode":                 {"方式：household 整户、single 单人、home 分散、institution 集中", "household, single, home or institution"},
		"insured":              {"保障对象，以逗号分隔；不写为全部计入的成员", "the persons insured, with commas; all counted members where it is left out"},
		"percapita":            {"月人均收入；不写由收支算出", "income a head and month; computed from the items where it is left out"},
		"reviewed":             {"核查日期", "day of the visit that it rests on"},
		"applied":              {"申请日期，申请当月起发的项目用；不写为今天", "day of the application, where its month begins the award; today where it is left out"},
		"cause":                {"停发原因：death、moved、income、property、tekun、voluntary、refused 或 other", "why it is stopped: death, moved, income, property, tekun, voluntary, refused or other"},
		"heard":                {"听取意见的日期", "day on which the family was heard"},
		"heard-person":         {"听取了谁的意见；不写为户主", "who was heard; the head of the household where it is left out"},
		"statement":            {"对方的意见", "what they said"},
		"application":          {"据以核定的申请编号，已审核确认", "number of the approved application that it follows"},
		"minutes":              {"领导小组会议纪要的文号", "the leading group's minutes, where the amount is its to grant"},
		"award list household": {"只列这一户", "this household alone"},
		"decision":             {"决定的编号；不写为最近一次", "number of the decision; the last one where it is left out"},
		"refused":              {"不予救助的理由", "the reasons of a refusal"},

		// The rest.
		"deep":        {"检查每条记录、日志和封印", "check every record, the journal and the seals"},
		"sheet":       {"抄有恢复单四行的文本文件", "text file with the four lines of the recovery sheet"},
		"structure":   {"只检查这个文件的页结构，不需要密钥", "inspect the pages of this file alone; needs no key"},
		"keep":        {"存入文件夹时只留最新的几份；0 全留", "of the copies in the folder keep only so many, the newest; 0 keeps all"},
		"replace":     {"已有的案卷库移到一旁，由备份代替", "move the store that stands there aside and put the copy in its place"},
		"recipient":   {"收件方的 age 公钥，或每行一个公钥的文件，可写多次", "recipient's public key of age, or a file with one a line; may be repeated"},
		"identity":    {"打开文件的 age 私钥文件", "file with the secret key of age that opens it"},
		"passphrase":  {"用口令代替密钥，在终端输入", "use a passphrase, typed at the terminal, in place of a key"},
		"households":  {"虚构多少户", "how many households to make up"},
		"no-casework": {"只做各月名册，不办申请、核查和待审事项", "months and rosters alone: no applications, visits and decisions that wait"},
		"force":       {"文件夹中已有的演示先清除", "remove an earlier demo in the folder first"},
		"against":     {"名册末行的日志序号和摘要，或锚点文件", "a roster's foot (number and digest), or the path of an anchor"},
		"limit":       {"列出最近多少条；0 为全部", "how many of the latest entries to list; 0 for all"},

		// Looks at case files, exports and the journal.
		"full":                  {"显示完整的证件号、账号和电话；须写 --reason", "show ID, account and telephone numbers whole; needs --reason"},
		"household show reason": lookReason,
		"household list reason": lookReason,
		"find reason":           lookReason,
		"explain reason":        lookReason,
		"roster run reason":     {"写出文件的理由，记入日志", "reason of the export, kept in the journal"},
		"by":                    {"只列这名操作员办的", "only the acts of this operator"},
		"audit log household":   {"只列办理或查阅过这一户的", "only what was done to this household, and looks at it"},
		"act":                   {"只列这种事项：代码、代码的前半（如 roster）或名称", "only this act: its code, the beginning of it (as in roster) or its words"},
		"audit log from":        {"从这一天起，如 2026-11-01", "from this day on, as in 2026-11-01"},
		"audit log to":          {"到这一天止，如 2026-11-30", "to this day, as in 2026-11-30"},
	}
}

// lookReason is the reason of the commands that show case files.
var lookReason = sentence{"查阅的理由，记入日志", "reason of the look, kept in the journal"}

// Flag is what an option of a command does.
func (l Lang) Flag(command, name string) string {
	if row, ok := flags()[command+" "+name]; ok {
		return row.in(l, nil)
	}
	return word(l, flags(), name)
}
