package wording

import (
	"strings"
	"sync"
)

// damages are what is wrong with a damaged store, as store says it: the kinds of the
// operands, and the sentence.
var damages = sync.OnceValue(func() map[string]complaint {
	return map[string]complaint{
		"store.other":      {"", sentence{"此处现在是另一个案卷库", "another store lies in its place now"}, sentence{}},
		"pages.unfollowed": {"", sentence{"数据页无法读通", "its pages cannot be followed"}, sentence{}},
		"pages.circles":    {"", sentence{"数据页循环相连", "its pages go round in circles"}, sentence{}},
		"pages.misfit":     {"", sentence{"数据页互不相符", "its pages do not fit together"}, sentence{}},
		"page.outside":     {"", sentence{"有一页不在文件内", "a page is not in the file"}, sentence{}},
		"page.deep":        {"", sentence{"有一页层次过深", "a page lies too deep"}, sentence{}},
		"page.unread":      {"", sentence{"有一页读不出", "a page cannot be read"}, sentence{}},
		"page.long":        {"", sentence{"有一页比文件还长", "a page is longer than the file"}, sentence{}},
		"page.twice":       {"", sentence{"有一页被指到两次", "a page is reached twice"}, sentence{}},
		"page.other":       {"", sentence{"有一页是别的页", "a page is another"}, sentence{}},
		"page.kind":        {"", sentence{"有一页类型不明", "a page is of no kind"}, sentence{}},
		"page.room":        {"", sentence{"有一页容不下所载内容", "a page has no room for what it holds"}, sentence{}},
		"page.key":         {"", sentence{"有一页容不下一个键", "a page has no room for a key"}, sentence{}},
		"page.value":       {"", sentence{"有一页容不下一个值", "a page has no room for a value"}, sentence{}},
		"page.bucket":      {"", sentence{"有一页容不下一个分区", "a page has no room for a bucket"}, sentence{}},
		"page.no_bucket":   {"", sentence{"有一页应是分区而不是", "a page holds no bucket where one is to be"}, sentence{}},

		"head.missing":    {"", sentence{"缺少首记录", "it has no head record"}, sentence{}},
		"head.records":    {"cell cell", sentence{"记录与最后一次操作时不同（{0} 条，当时 {1} 条）", "its records are not those of its last act ({0} of {1})"}, sentence{}},
		"record.missing":  {"", sentence{"记录缺失", "its record is missing"}, sentence{}},
		"record.unread":   {"record", sentence{"一条{0}记录读不出", "a record of kind {0} cannot be read"}, sentence{}},
		"record.cut":      {"record", sentence{"一条加密的{0}记录被截短或类型不明", "a sealed record of kind {0} is cut short or of an unknown kind"}, sentence{}},
		"record.unopened": {"record", sentence{"一条加密的{0}记录在原位解不开", "a sealed record of kind {0} does not open in its place"}, sentence{}},
		"record.endless":  {"record", sentence{"一条{0}记录没有结尾", "a record of kind {0} has no end"}, sentence{}},
		"record.order":    {"record", sentence{"{0}记录次序错乱", "the records of kind {0} do not lie in order"}, sentence{}},
		"record.stray":    {"record", sentence{"一条{0}记录不属于任何家庭", "a record of kind {0} belongs to no household"}, sentence{}},
		"record.strays":   {"", sentence{"有决定或事项不属于任何家庭", "a decision or a fact belongs to no household"}, sentence{}},
		"record.count":    {"cell record cell", sentence{"{1}记录 {0} 条，属于家庭的 {2} 条", "{0} records of kind {1}, but {2} belong to a household"}, sentence{}},

		"journal.added":  {"", sentence{"最后一次写入日志时没有这一条", "it was not there when the journal was last written to"}, sentence{}},
		"journal.broken": {"", sentence{"日志链条断开", "the chain is broken"}, sentence{}},
		"journal.head":   {"", sentence{"日志链条的末端与首记录不符", "the chain does not end at its head"}, sentence{}},

		"household.region": {"", sentence{"存放的区划与记录所写不同", "it is filed in another region than its record says"}, sentence{}},
		"household.number": {"", sentence{"记录存放在另一户号下", "its record lies under another number"}, sentence{}},
		"household.person": {"", sentence{"有成员存放在别处", "a person of it is filed elsewhere"}, sentence{}},
		"directory.other":  {"", sentence{"查找目录与该村家庭不符", "its search directory does not list its households"}, sentence{}},
		"directory.torn":   {"", sentence{"查找目录不完整", "its search directory is not whole"}, sentence{}},
		"directory.lacks":  {"", sentence{"查找目录缺少村（社区）", "the search directory lacks villages"}, sentence{}},
		"directory.empty":  {"", sentence{"查找目录列有没有家庭的村（社区）", "the search directory lists villages without households"}, sentence{}},

		"history.missing":        {"", sentence{"经过记录缺失", "its history is missing"}, sentence{}},
		"history.change":         {"cell", sentence{"第 {0} 版的变更记录缺失", "the change that made revision {0} is missing"}, sentence{}},
		"history.gap":            {"", sentence{"经过记录有空缺", "its history has a gap"}, sentence{}},
		"history.order":          {"", sentence{"经过记录与日志次序不符", "its history is not in the order of the journal"}, sentence{}},
		"history.former":         {"", sentence{"缺少一次变更前的记录", "a record before a change is missing"}, sentence{}},
		"history.other":          {"", sentence{"经过记录中有别户的记录", "a record in its history is not its own"}, sentence{}},
		"history.end":            {"", sentence{"经过记录与现有记录接不上", "its history does not end at the record on file"}, sentence{}},
		"history.account":        {"", sentence{"账户与确认的不同", "it has another account than was confirmed"}, sentence{}},
		"history.account_before": {"", sentence{"确认替换的不是它当时的账户", "an account was confirmed in place of another than it had"}, sentence{}},
		"renumbering.untold":     {"", sentence{"日志没有记载证件号的更正", "the journal does not tell of the number that was put right"}, sentence{}},
		"renumbering.gone":       {"cell", sentence{"日志第 {0} 条更正的证件号不见了", "the number that entry {0} put right is gone"}, sentence{}},
		"renumbering.forgotten":  {"", sentence{"经过记录没有记载证件号的更正", "its history does not tell of the number that was put right"}, sentence{}},

		"decision.unsigned": {"", sentence{"不是导入的，却没有签名", "it came by no import and carries no signatures"}, sentence{}},
		"decision.count":    {"cell cell cell", sentence{"有决定 {0} 项、事项 {1} 项，而记录过 {2} 项", "{0} decisions and {1} facts, but {2} were recorded"}, sentence{}},
		"pending.number":    {"", sentence{"存放在另一编号下", "it waits under another number"}, sentence{}},
		"pending.household": {"", sentence{"所属家庭没有建档", "it waits for a household that is not on file"}, sentence{}},
		"pending.alone":     {"", sentence{"同一待遇另有待确认的决定，或从未记录过", "it does not wait alone, or was never recorded"}, sentence{}},
		"pending.unseen":    {"", sentence{"与记录人当时所见不符", "it does not say what its maker saw"}, sentence{}},

		"application.number": {"", sentence{"申请的数目读不出", "the number of applications cannot be read"}, sentence{}},
		"application.count":  {"cell cell", sentence{"有申请 {0} 件，而编号到 {1}", "{0} applications, but {1} were numbered"}, sentence{}},
		"application.event":  {"", sentence{"日志记载的一个环节不见了", "the journal tells of an event that is gone"}, sentence{}},
		"application.other":  {"", sentence{"记录是另一件申请的", "its record is another's"}, sentence{}},
		"application.untold": {"", sentence{"日志没有记载它的环节", "the journal does not tell of its events"}, sentence{}},

		"signature.gone":    {"signed", sentence{"“{0}”的签名不见了", "the signature under {0} is gone"}, sentence{}},
		"signature.other":   {"signed", sentence{"“{0}”与日志记载的不是同一个", "the journal tells of another {0}"}, sentence{}},
		"signature.opinion": {"signed text", sentence{"“{0}”由 {1} 签名，而初审意见也是其出具的", "{0} is signed by {1}, who gave the opinion"}, sentence{}},
		"signature.cannot":  {"signed code", sentence{"“{0}”由不能签名的 {1} 签名", "{0} is signed by {1}, who cannot sign"}, sentence{}},
		"signature.wrong":   {"signed text", sentence{"“{0}”上 {1} 的签名不是本人的，或签的不是这份内容", "the signature of {1} under {0} is not theirs, or not under this"}, sentence{}},
		"signature.same":    {"signed text signed", sentence{"“{0}”与“{2}”都由 {1} 签名", "{0} is signed by {1}, who also signed {2}"}, sentence{}},
		"seal.other":        {"", sentence{"封印与日志记载的不同", "its seal is not the one that the journal tells of"}, sentence{}},
		"seal.chain":        {"", sentence{"封印与上月接不上", "its seal does not continue the month before"}, sentence{}},
		"seal.lines":        {"", sentence{"明细与封存的不同", "its lines are not the ones that were sealed"}, sentence{}},
		"seal.findings":     {"", sentence{"疑点与封存的不同", "its findings are not the ones that were sealed"}, sentence{}},
		"seal.signed":       {"", sentence{"没有所写两人的签名", "it is not signed by the two operators whom it names"}, sentence{}},
		"seal.gone":         {"", sentence{"日志记载了它的封印，现已不见", "the journal tells of its seal, but it is gone"}, sentence{}},

		"policy.gone": {"cell", sentence{"第 {0} 版政策表不见了", "version {0} of the policy tables is gone"}, sentence{}},

		"slot.name":               {"", sentence{"有一个密钥槽存放在另一姓名下", "a slot lies under another name than it has"}, sentence{}},
		"slot.none":               {"", sentence{"密钥槽全部不见了", "its slots are gone"}, sentence{}},
		"export.exporter":         {"code", sentence{"导出人 {0} 不是该库的审计人员", "{0}, who exported it, is not its auditor"}, sentence{}},
		"operators.reader":        {"text", sentence{"操作员表：阅读此重建库的 {0} 的密钥槽不是当时建立的", "the operator table: the slot of {0}, who reads this rebuilt store, is not the one that was made"}, sentence{}},
		"operators.slot":          {"text", sentence{"操作员表：{0} 的密钥槽不是签过的那个", "the operator table: the slot of operator {0} is not the one that was signed"}, sentence{}},
		"operators.slot_says":     {"text", sentence{"操作员表：{0} 的密钥槽与表中所写不同", "the operator table: the slot of operator {0} says other than the table"}, sentence{}},
		"operators.slots":         {"cell cell", sentence{"操作员表：密钥槽 {0} 个，属于操作员的 {1} 个", "the operator table: {0} slots, but {1} belong to an operator"}, sentence{}},
		"operators.sheet_key":     {"", sentence{"操作员表：恢复单没有公钥", "the operator table: the recovery sheet has no public key"}, sentence{}},
		"operators.sheet_slot":    {"", sentence{"操作员表：恢复单的密钥槽不是当时建立的", "the operator table: the slot of the recovery sheet is not the one that was made"}, sentence{}},
		"operators.twice":         {"text", sentence{"操作员表：{0} 重复或次序不对", "the operator table: operator {0} stands twice or out of order"}, sentence{}},
		"operators.unsigned":      {"text", sentence{"操作员表：{0} 没有为自己的密钥槽签名", "the operator table: operator {0} did not sign the slot of theirs"}, sentence{}},
		"operators.signer":        {"code", sentence{"操作员表：签名人 {0} 不是在用的管理员", "the operator table: its signer {0} is not an enabled administrator"}, sentence{}},
		"operators.signer_before": {"code", sentence{"操作员表：签名人 {0} 此前不是在用的管理员", "the operator table: its signer {0} was not an enabled administrator before"}, sentence{}},
		"operators.signature":     {"code", sentence{"操作员表：签名不是 {0} 的", "the operator table: the signature under it is not that of {0}"}, sentence{}},
		"operators.key_of":        {"text text", sentence{"操作员表：{0} 用着 {1} 的密钥", "the operator table: operator {0} has a key of {1}"}, sentence{}},
		"operators.slot_of":       {"text text", sentence{"操作员表：{0} 用着 {1} 的密钥槽", "the operator table: operator {0} has the slot of {1}"}, sentence{}},
		"operators.unendorsed":    {"text text", sentence{"操作员表：{1} 没有为 {0} 背书", "the operator table: operator {0} is not endorsed by {1}"}, sentence{}},
		"operators.endorser":      {"text code", sentence{"操作员表：为 {0} 背书的 {1} 没有管理员背书", "the operator table: operator {0} is endorsed by {1}, whom no administrator endorses"}, sentence{}},
		"operators.endorsed":      {"text", sentence{"操作员表：{0} 有背书，却不是管理员", "the operator table: operator {0} is endorsed, but is no administrator"}, sentence{}},
		"operators.version":       {"cell cell", sentence{"操作员表：第 {0} 版接不上第 {1} 版", "the operator table: version {0} does not follow version {1}"}, sentence{}},
		"operators.gone":          {"text", sentence{"操作员表：{0} 不见了", "the operator table: operator {0} is gone"}, sentence{}},
		"operators.key_gone":      {"text", sentence{"操作员表：{0} 缺少曾用来签名的密钥", "the operator table: operator {0} no longer has a key that acts are signed with"}, sentence{}},
		"operators.name":          {"code", sentence{"操作员表：{0} 没有自己的姓名", "the operator table: operator {0} has no name of their own"}, sentence{}},
		"operators.machine":       {"text", sentence{"操作员表：{0} 是机器，却有角色或签名密钥", "the operator table: operator {0} is a machine with a role or a key to sign with"}, sentence{}},
		"operators.roles":         {"text", sentence{"操作员表：{0} 的角色不成立", "the operator table: operator {0} has roles that nobody can have"}, sentence{}},
		"operators.key":           {"text", sentence{"操作员表：{0} 的密钥不成立", "the operator table: operator {0} has a key that is none"}, sentence{}},
	}
})

// damagedParts are the parts of a store in which something can be wrong; {0} is its
// number or name.
var damagedParts = map[string]sentence{
	"household":     {"{0} 户", "household {0}"},
	"journal entry": {"日志第 {0} 条", "journal entry {0}"},
	"application":   {"申请 {0}", "application {0}"},
	"decision":      {"决定第 {0} 号", "decision {0}"},
	"roster":        {"{0} 名册", "roster {0}"},
	"village":       {"村（社区）{0}", "village {0}"},
}

// storedRecords are the kinds of records in a store.
var storedRecords = map[string]sentence{
	"meta": {"库", "meta"}, "head": {"首", "head"}, "settings": {"设置", "settings"}, "origin": {"来源", "origin"}, "slot": {"密钥槽", "slot"},
	"operator table": {"操作员", "operator table"}, "region": {"区划", "region"}, "calendar": {"工作日历", "calendar"}, "policy": {"政策表", "policy"},
	"household": {"家庭", "household"}, "home": {"住处", "home"}, "moved": {"迁移", "moved"}, "person": {"人员", "person"}, "directory": {"查找目录", "directory"},
	"history": {"经过", "history"}, "request": {"账户申请", "account request"}, "account request": {"账户申请", "account request"},
	"renumbering": {"证件更正", "renumbering"}, "decision": {"决定", "decision"}, "pending": {"待确认", "pending"}, "fact": {"事项", "fact"},
	"application": {"申请", "application"}, "roster": {"名册", "roster"}, "findings": {"疑点", "findings"}, "seal": {"封印", "seal"}, "journal": {"日志", "journal"},
}

// Damage is what is wrong with a damaged store. A code without a row, which the
// tests exclude, is shown as it is.
func (l Lang) Damage(code string, args ...string) string {
	row, ok := damages()[code]
	if !ok {
		return strings.Join(append([]string{code}, args...), " ")
	}
	what, _ := l.complain(Commands, row, args)
	return what
}

// damageLine is what is wrong where parts, a code and its operands stand on one line
// with tabs between them; any other text says what it says.
func (l Lang) damageLine(line string) string {
	fields := strings.Split(line, "\t")
	if _, ok := damagedParts[fields[0]]; ok && len(fields) > 2 {
		return l.DamagedPart(fields[0], fields[1], l.damageLine(strings.Join(fields[2:], "\t")))
	}
	if _, ok := damages()[fields[0]]; !ok {
		return line
	}
	return l.Damage(fields[0], fields[1:]...)
}

// DamagedPart is what is wrong in a part of a store, a household or a roster.
func (l Lang) DamagedPart(kind, name, what string) string {
	return damagedParts[kind].in(l, []string{name}) + l.Say("：", ": ") + what
}

// signedAct is what is signed: an act, or a step of an application.
func (l Lang) signedAct(code string) string {
	for kind, event := range applicationEvents {
		if code == "application."+kind.String() {
			return event.in(l, nil)
		}
	}
	return l.Act(code)
}
