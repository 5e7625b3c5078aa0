package wording

import "strings"

// acts are what the journal notes, as store and store/casework name it.
var acts = map[string]sentence{
	"store.init":            {"建立案卷库", "store made"},
	"store.backup":          {"备份", "backed up"},
	"store.handover":        {"加密移交副本", "copy handed over"},
	"store.restore":         {"由备份恢复", "restored from a copy"},
	"operator.add":          {"登记操作员", "operator added"},
	"operator.disable":      {"停用操作员", "operator disabled"},
	"operator.passwd":       {"更换口令或密钥", "secret changed"},
	"operator.recover":      {"动用恢复单", "recovery sheet used"},
	"operator.rekey":        {"更换数据密钥", "data key changed"},
	"operator.wrong_secret": {"口令或密钥有误", "wrong secrets tried"},
	"policy.load":           {"载入政策表", "policy tables loaded"},
	"import":                {"导入案卷", "records imported"},
	"household.add":         {"建档", "household added"},
	"household.edit":        {"修改家庭资料", "household edited"},
	"household.split":       {"分户", "household split"},
	"household.merge":       {"并户", "households merged"},
	"household.move":        {"户迁移", "household moved"},
	"household.head":        {"变更户主", "head changed"},
	"household.birth":       {"登记出生", "birth recorded"},
	"household.death":       {"登记死亡", "death recorded"},
	"household.join":        {"成员加入", "member joined"},
	"household.leave":       {"成员离开", "member left"},
	"household.correct":     {"更正身份证号", "ID number put right"},
	"household.account":     {"申请变更账户", "account change asked for"},
	"household.confirm":     {"确认变更账户", "account change confirmed"},
	"household.reject":      {"驳回账户变更", "account change ended"},
	"household.export":      {"写出一户一档", "household file written"},
	"application.open":      {"受理申请", "application opened"},
	"application.advance":   {"登记申请环节", "application advanced"},
	"application.return":    {"退回申请", "application returned"},
	"award.record":          {"记录决定", "decision recorded"},
	"award.confirm":         {"确认决定", "decision confirmed"},
	"award.withdraw":        {"撤回决定", "decision withdrawn"},
	"award.notice":          {"出具通知书", "notice issued"},
	"review.record":         {"登记核查", "visit recorded"},
	"review.sample":         {"抽取县级抽查", "sample drawn"},
	"review.note":           {"登记复核事项", "fact noted"},
	"review.export":         {"导出复核清单", "list of reviews written"},
	"calendar.load":         {"载入工作日历", "calendar of working days loaded"},
	"look":                  {"查阅案卷", "case file looked at"},
	"look.full":             {"查阅完整号码", "numbers looked at whole"},
	"look.refused":          {"查阅被拒", "look refused"},
	"roster.export":         {"写出名册文件", "roster files written"},
	"roster.submit":         {"提交名册", "roster submitted"},
	"roster.confirm":        {"审定名册", "roster confirmed"},
	"audit.export":          {"导出审计数据", "journal and records exported"},
}

// Act is what the journal calls an act, in words.
func (l Lang) Act(code string) string { return word(l, acts, code) }

// ParseAct reads an act by its code, by the beginning of its code before a dot,
// or by its words in either language; ok is false for any other text.
func ParseAct(text string) (code string, ok bool) {
	for code, s := range acts {
		group, _, _ := strings.Cut(code, ".")
		switch text {
		case code, s.zh, s.en:
			return code, true
		case group:
			return group, true
		}
	}
	return "", false
}

// ClockBack marks an entry of the journal for which the clock had been set back.
func (l Lang) ClockBack() string { return l.Say("（时钟倒退）", "(clock set back)") }
