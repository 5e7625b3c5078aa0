package wording

import (
	"errors"
	"fmt"
	"strings"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/policy"
	"doudi/calc/review"
	"doudi/calc/roster"
	"doudi/calc/sheet"
)

// What the commands answer. Each method is one answer, named after the act.

// Founded answers init.
func (l Lang) Founded(path, county string, opening calc.Month, admin string) string {
	if county == "" {
		county = l.Say("（未写县名）", "(no name)")
	}
	return l.Say("已建立案卷库 %s：%s，自 %s 起发放，管理员 %s", "store %s made: county %s, paying from %s on, administrator %s", path, county, opening, admin)
}

// OperatorAdded answers operator add.
func (l Lang) OperatorAdded(name, role string) string {
	return l.Say("操作员 %s：%s", "operator %s: %s", name, l.Roles(role))
}

// OperatorDisabled answers operator disable.
func (l Lang) OperatorDisabled(name string) string {
	return l.Say("操作员 %s 已停用", "operator %s disabled", name)
}

var roles = map[string]sentence{
	"clerk": {"经办", "clerk"}, "approver": {"审核", "approver"}, "officer": {"县局", "officer"},
	"finance": {"财务", "finance"}, "auditor": {"审计", "auditor"}, "admin": {"管理", "admin"},
}

// Role is the name of a role.
func (l Lang) Role(code string) string { return word(l, roles, code) }

// Enabled says whether an operator may work.
func (l Lang) Enabled(yes bool) string {
	if yes {
		return l.Say("在用", "in use")
	}
	return l.Say("停用", "disabled")
}

// FileIgnored mentions a file of a folder that is no table.
func (l Lang) FileIgnored(name string) string {
	return l.Say("未读取 %s：不是数据表", "%s: not read, it is no table", name)
}

// Imported answers import.
func (l Lang) Imported(dry bool, added, changed, left, decisions, known int) string {
	if dry {
		return l.Say("将新增 %d 户、更改 %d 户、不变 %d 户；将登记决定 %d 条，已在案 %d 条",
			"would add %d, change %d, leave %d households; would record %d decisions, %d known", added, changed, left, decisions, known)
	}
	return l.Say("新增 %d 户、更改 %d 户、不变 %d 户；登记决定 %d 条，已在案 %d 条",
		"added %d, changed %d, left %d households; recorded %d decisions, %d known", added, changed, left, decisions, known)
}

// OnlyTried says that an act was tried and taken back.
func (l Lang) OnlyTried() string {
	return l.Say("试运行：未作任何更改", "dry run: nothing was changed")
}

// ReplacedDecision mentions a row that was decided before and replaced since.
func (l Lang) ReplacedDecision(at calc.Place, a calc.AwardKey, from calc.Month) string {
	return l.Say("%s：%s 自 %s 的决定早已在案，此后已被新的决定替代，未再登记；如确需重新决定，请在原因中写明",
		"%s: %s: the decision from %s is on record and has been replaced since; it was not recorded again. If it is meant anew, say so in its reason", at, l.Award(a), from)
}

// ErrorBookWritten answers import --errors.
func (l Lang) ErrorBookWritten(path string) string {
	return l.Say("错误清单已写入 %s", "the faulty rows are in %s", path)
}

// FaultCount closes a list of faults.
func (l Lang) FaultCount(n, shown int) string {
	en := "%d faults; nothing was changed"
	if n == 1 {
		en = "%d fault; nothing was changed"
	}
	s := l.Say("共 %d 处错误，未作任何更改", en, n)
	if n > shown {
		s += l.Say("（只列出前 %d 处）", " (the first %d are shown)", shown)
	}
	return s
}

// Remarked marks a sentence that refuses nothing.
func (l Lang) Remarked(s string) string { return l.Say("提示：%s", "remark: %s", s) }

// MoreRemarks closes a list of remarks that is cut.
func (l Lang) MoreRemarks(n int) string { return l.Say("另有 %d 条提示", "%d more remarks", n) }

// Linted closes the answer of policy lint.
func (l Lang) Linted(faults, remarks int) string {
	en := map[bool]string{true: "%d fault, ", false: "%d faults, "}[faults == 1] + map[bool]string{true: "%d remark", false: "%d remarks"}[remarks == 1]
	return l.Say("错误 %d 处，提示 %d 条", en, faults, remarks)
}

// PolicyLoaded answers policy load.
func (l Lang) PolicyLoaded(version int, already bool) string {
	if already {
		return l.Say("政策表与现行第 %d 版相同，未作更改", "the tables are the same as version %d, in use; nothing changed", version)
	}
	return l.Say("政策表已启用，第 %d 版", "policy tables in use: version %d", version)
}

// SameTables answers policy diff.
func (l Lang) SameTables() string {
	return l.Say("与现行政策表相同", "the same as the tables in use")
}

// Effect answers policy whatif.
func (l Lang) Effect(m calc.Month, before, after roster.Total, enter, leave, changed int, regular, arrears, overpaid calc.Money) string {
	return l.Say(
		"%s 按所给政策表：\n  现行   %d 行 %s 元\n  之后   %d 行 %s 元\n  纳入 %d，退出 %d，金额变动 %d\n  每月 %s 元；以前月份补发 %s 元，多发 %s 元",
		"%s under these tables:\n  now    %d lines, %s yuan\n  then   %d lines, %s yuan\n  %d enter, %d leave, %d amounts change\n  %s yuan a month; for months paid: %s arrears, %s overpaid",
		m, before.Lines, before.Amount, after.Lines, after.Amount, enter, leave, changed, signed(regular), arrears, overpaid)
}

func signed(m calc.Money) string {
	if m > 0 {
		return "+" + m.String()
	}
	return m.String()
}

// Entering heads the list of awards that other tables would take in.
func (l Lang) Entering() string { return l.Say("纳入：", "enter:") }

// Leaving heads the list of awards that other tables would end.
func (l Lang) Leaving() string { return l.Say("退出：", "leave:") }

// Award names an award; of a person only the tail of the number.
func (l Lang) Award(a calc.AwardKey) string {
	s := l.Say("户 %s %s", "household %s, %s", a.Household, l.Program(a.Program))
	if a.Person != "" {
		s += " " + a.Person.Tail()
	}
	return s
}

// FindingLine is a finding on one line, with its remedy.
func (l Lang) FindingLine(f roster.Finding, what, remedy string) string {
	s := l.Severity(f.Block) + " " + f.Code
	if f.Household != "" {
		s += " " + l.Award(f.AwardKey)
	}
	return s + l.Say("：%s。%s", ": %s; %s", what, remedy)
}

// Blocked closes the list of findings that block a month.
func (l Lang) Blocked(face Face, m calc.Month, n int) string {
	en := "roster %s: %d findings block it, not submitted; resolve each"
	if n == 1 {
		en = "roster %s: %d finding blocks it, not submitted; resolve it"
	}
	return l.Say("名册 %s：%d 条阻断疑点，未提交；逐条处理", en, m, n) + l.otherWay(face, "blocked", m.String())
}

// Checked answers roster check.
func (l Lang) Checked(m calc.Month, blocks, warnings int) string {
	return l.Say("名册 %s：阻断 %d 条，提醒 %d 条", "roster %s: %d block, %d warn", m, blocks, warnings)
}

// StaleSubmission says that the records have changed since a month was submitted.
func (l Lang) StaleSubmission(m calc.Month) string {
	return l.Say("名册 %s 提交之后案卷有变动：这是新的草稿，须用 roster submit --again 重新提交",
		"roster %s: the records have changed since it was submitted: this is a new draft; submit it with 'roster submit --again'", m)
}

// FilesWritten answers roster run.
func (l Lang) FilesWritten(dir string, files []string) string {
	return l.Say("已写入 %s：%s", "written to %s: %s", dir, strings.Join(files, " "))
}

// Foot is the line at the foot of printed rosters that anchors the journal.
func (l Lang) Foot(seq uint64, head string) string {
	return l.Say("日志 %d %s", "journal %d %s", seq, head)
}

// Submitted answers roster submit and confirm.
func (l Lang) Submitted(s *roster.Seal, already bool) string {
	state := l.Say("已提交", "submitted")
	by := s.SubmittedBy
	if s.State == roster.Confirmed {
		state, by = l.Say("已审定并封存", "confirmed and sealed"), s.ConfirmedBy
	}
	if already {
		state = l.Say("此前%s", "already %s", state)
	}
	return l.Say("名册 %s %s（%s）：%d 行 %d 人 %s 元，封印 %s", "roster %s %s by %s: %d lines, %d persons, %s yuan, seal %s",
		s.Month, state, by, s.All.Lines, s.All.Persons, s.All.Amount, s.Digest().Short())
}

// SealProved answers roster verify, a month a line.
func (l Lang) SealProved(s *roster.Seal) string {
	return l.Say("%s %s %d 行 %s 元 封印 %s 无误", "%s %s: %d lines, %s yuan, seal %s holds", s.Month, l.RosterState(s.State, false), s.All.Lines, s.All.Amount, s.Digest().Short())
}

// AllProved closes the answer of roster verify.
func (l Lang) AllProved(n int) string {
	en := "%d months: all seals and the journal hold"
	if n == 1 {
		en = "%d month: its seal and the journal hold"
	}
	return l.Say("%d 个月的封印和日志链均无误", en, n)
}

// FileDiffers names a file that is not what the roster gives.
func (l Lang) FileDiffers(name string) string {
	if strings.HasPrefix(name, "bank.") {
		return l.Say("%s：与名册不符（被改动，或缺失，或用的是另一种银行格式）", "%s: not what the roster gives (changed, missing, or written by another bank profile)", name)
	}
	return l.Say("%s：与名册不符（被改动，或缺失）", "%s: not what the roster gives (changed, or missing)", name)
}

// FilesAgree says that exported files are what the roster gives.
func (l Lang) FilesAgree(dir string, m calc.Month) string {
	return l.Say("%s 中的文件与名册 %s 逐字节一致", "the files in %s are those of roster %s, byte for byte", dir, m)
}

// Deviation is a line that a replay computes otherwise; a nil entry has no line.
func (l Lang) Deviation(m calc.Month, a calc.AwardKey, sealed, now *roster.Entry) string {
	return l.Say("%s %s：封存 %s，重算 %s", "%s %s: sealed %s, computed %s", m, l.Award(a), l.lineAmount(sealed), l.lineAmount(now))
}

func (l Lang) lineAmount(e *roster.Entry) string {
	if e == nil {
		return l.Say("无", "none")
	}
	return e.Total().String()
}

// Replayed closes the answer of roster replay.
func (l Lang) Replayed(lines, deviations int) string {
	return l.Say("重算 %d 行，%d 行不一致", "replayed %d lines, %d differ", lines, deviations)
}

// MemberLine is a member of a household on one line, of the identity number the
// tail alone.
func (l Lang) MemberLine(m *calc.Member, month calc.Month) string {
	return l.MemberLineAs(m, month, m.ID.Tail())
}

// MemberLineAs is MemberLine with the identity number as it is to be shown.
func (l Lang) MemberLineAs(m *calc.Member, month calc.Month, id string) string {
	parts := []string{m.Name, l.Sex(m.ID.Male()), fmt.Sprint(m.ID.Birth().AgeIn(month)), Label(l, m.Relation), id, l.MemberParticulars(m)}
	return strings.Join(present(parts), " ")
}

// MemberParticulars is what groups of people a member belongs to, and whether they
// count.
func (l Lang) MemberParticulars(m *calc.Member) string {
	var parts []string
	if m.Disability != 0 || m.Level != 0 {
		parts = append(parts, l.Say("%s%d级", "%s %d", Label(l, m.Disability), m.Level))
	}
	parts = append(parts, l.illness(m.Illness), l.labour(m.Labour), Label(l, m.Schooling), Label(l, m.Selfcare), Label(l, m.Special))
	if m.Uncounted {
		parts = append(parts, l.Say("不计入", "not counted"))
	}
	return strings.Join(present(parts), " ")
}

func (l Lang) illness(i calc.Illness) string {
	switch i {
	case calc.Severe:
		return l.Say("重病", "gravely ill")
	case calc.Chronic:
		return l.Say("慢性病", "chronically ill")
	}
	return ""
}

func (l Lang) labour(x calc.Labour) string {
	switch x {
	case calc.FullLabour:
		return l.Say("有劳动能力", "able to work")
	case calc.PartialLabour:
		return l.Say("部分劳动能力", "partly able to work")
	case calc.NoLabour:
		return l.Say("无劳动能力", "not able to work")
	}
	return ""
}

func present(parts []string) []string {
	out := parts[:0]
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return out
}

// Label is the word for a coded value in the reader's language.
func Label[T calc.Kind](l Lang, v T) string { return l.Say(sheet.Label(v), v.String()) }

// Sex is a person's sex.
func (l Lang) Sex(male bool) string {
	if male {
		return l.Say("男", "male")
	}
	return l.Say("女", "female")
}

// ItemLine is an income, an expense or a possession on one line.
func (l Lang) ItemLine(i *calc.Item) string {
	s := fmt.Sprintf("%s %s / %s", Label(l, i.Kind), i.Amount, Label(l, i.Per))
	if i.Member != "" {
		s += " " + i.Member.Tail()
	}
	if i.Note != "" {
		s += " " + masked(i.Note, 11)
	}
	return s
}

var standings = map[entitlement.Standing]sentence{
	entitlement.None: {"尚未开始", "not begun"}, entitlement.Determined: {"在保", "in payment"}, entitlement.Tapering: {"渐退期", "tapering"},
	entitlement.TaperEnded: {"渐退期满", "taper ended"}, entitlement.Suspended: {"缓发", "suspended"}, entitlement.Stopped: {"停发", "stopped"},
}

// Standing names what decisions make of an award.
func (l Lang) Standing(s entitlement.Standing) string { return standings[s].in(l, nil) }

// AwardLine is an award on one line, with its amount in a month, or what the
// tables fail to say.
func (l Lang) AwardLine(a calc.AwardKey, e *entitlement.Entitlement, m calc.Month, fault string) string {
	s := fmt.Sprintf("%s %s", l.Program(a.Program), l.Standing(e.Standing))
	if a.Person != "" {
		s += " " + a.Person.Tail()
	}
	if fault != "" {
		return s + l.Say("：%s", ": %s", fault)
	}
	s += l.Say(" %d 人 %s 本月 %s 元", ", %d insured, %s: %s yuan", e.People(), m, e.Total())
	if e.Supplement != 0 || e.Minimum != 0 {
		s += l.Say("（基本 %s 分类 %s 保底 %s）", " (base %s, supplement %s, minimum %s)", e.Base, e.Supplement, e.Minimum)
	}
	return s
}

// DueLine says when an award is to be reviewed.
func (l Lang) DueLine(d review.Deadline) string {
	return l.Say("核查 %s（%s）", "review %s (%s)", d.Month, l.DueReason(d.Reason))
}

// PayeeLine says to whom a household is paid.
func (l Lang) PayeeLine(payee, bank, account string) string {
	return l.Say("领款人 %s %s %s", "payee %s, %s %s", payee, bank, account)
}

// LastPaymentLine says what a household was paid last.
func (l Lang) LastPaymentLine(m calc.Month, amount calc.Money) string {
	return l.Say("最近发放 %s %s 元", "last paid %s: %s yuan", m, amount)
}

// TableError puts into words what the policy tables fail to say; "" for any
// other error.
func (l Lang) TableError(face Face, err error) string {
	var noStandard *policy.NoStandard
	var noParameter *policy.NoParameter
	switch {
	case errors.As(err, &noStandard):
		return l.withRemedy(l.Say("%[5]s 没有适用的标准：%[1]s %[2]s %[3]s %[4]s",
			"no standard in force in %[5]s: program %[1]s, class %[2]q, %[3]s, region %[4]s",
			noStandard.Program, noStandard.Class, l.Settlement(noStandard.Settlement), noStandard.Region, noStandard.Month), l.otherWay(face, "table", "standard"))
	case errors.As(err, &noParameter):
		return l.withRemedy(l.Say("%[3]s 没有适用的参数 %[1]s（%[2]s）",
			"no value in force in %[3]s: parameter %[1]s (%[2]s)",
			noParameter.Key, noParameter.Program, noParameter.Month), l.otherWay(face, "table", "parameter"))
	}
	return ""
}

// ExplanationTitle heads the explanation of a line.
func (l Lang) ExplanationTitle(a calc.AwardKey, m calc.Month, s roster.State, version int) string {
	return l.Say("%s %s（%s，政策表第 %d 版）", "%s %s (%s, policy version %d)", l.Award(a), m, l.RosterState(s, false), version)
}

// BackedUp answers backup.
func (l Lang) BackedUp(path string) string {
	return l.Say("已备份并核验 %s", "backup written and proved: %s", path)
}

// BackupRemoved tells of an older copy that was taken away.
func (l Lang) BackupRemoved(path string) string {
	return l.Say("已删去较旧的备份 %s", "older backup removed: %s", path)
}

// MovedAside tells where the store went that a backup replaced.
func (l Lang) MovedAside(path string) string {
	return l.Say("原来的案卷库已移到 %s", "the store that stood there is now %s", path)
}

// Restored answers restore.
func (l Lang) Restored(from, to string) string {
	return l.Say("已核验 %s 并恢复为 %s", "backup %s proved and restored as %s", from, to)
}

// StoreSound answers check.
func (l Lang) StoreSound(path string, deep bool) string {
	if deep {
		return l.Say("%s：结构、记录、日志和封印均无误", "%s: structure, records, journal and seals hold", path)
	}
	return l.Say("%s：结构无误", "%s: its structure holds", path)
}

// JournalProved answers audit verify.
func (l Lang) JournalProved(seq uint64, head string) string {
	return l.Say("日志共 %d 条，链条无误，末端 %s", "journal: %d entries, the chain holds, head %s", seq, head)
}

// AnchorAgrees adds to the answer of audit verify.
func (l Lang) AnchorAgrees(lines int) string {
	if lines == 0 {
		return l.Say("库外没有锚点可以对照", "there is no anchor outside the store to compare with")
	}
	return l.Say("库外锚点共 %d 行，均相符", "the anchor outside the store agrees: %d lines", lines)
}

// GoesOnFrom answers audit verify --against.
func (l Lang) GoesOnFrom(outside string) string {
	return l.Say("案卷库从“%s”延续下来", "the store goes on from %q", outside)
}

// LastBackup names, after what is wrong with a store, the copy to put back.
func (l Lang) LastBackup(path, at string, seq uint64) string {
	return l.Say("；最近的完好备份：%s（%s，日志 %d）", "; last good backup: %s (%s, journal %d)", path, at, seq)
}

// NoLastBackup says that no copy is known.
func (l Lang) NoLastBackup() string {
	return l.Say("；这台电脑上没有还在原处的备份", "; no backup that was made on this machine is where it was")
}

// VersionLine answers version.
func (l Lang) VersionLine(version string, format int, system string) string {
	return l.Say("doudi 兜底 %s，案卷库格式 %d，%s", "doudi %s, store format %d, %s", version, format, system)
}

// The headings of tables at the terminal.

// OperatorHeadings heads operator list.
func (l Lang) OperatorHeadings() []string {
	return l.headings("姓名 角色 乡镇 状态", "name role township state")
}

// HouseholdHeadings heads household list.
func (l Lang) HouseholdHeadings() []string {
	return l.headings("户编号 户主 人数 城乡 村", "household head members settlement village")
}

// FoundHeadings heads the list of several households found.
func (l Lang) FoundHeadings() []string {
	return l.headings("户编号 户主 项目 本月 村", "household head programs amount village")
}

// PolicyHeadings heads rows of policy tables.
func (l Lang) PolicyHeadings() []string {
	return l.headings("表 键 起始月 值 文件 位置", "table key from value document place")
}

// JournalHeadings heads audit log.
func (l Lang) JournalHeadings() []string {
	return l.headings("序号 时间 事项 操作员 代码 对象 说明", "number time act operator code subject reason")
}

func (l Lang) headings(zh, en string) []string { return strings.Fields(l.Say(zh, en)) }

// Invisible says whether a character would change how its neighbours are shown
// instead of showing itself: marks of direction, of no width, of the line's end.
func Invisible(r rune) bool {
	return r >= 0x200b && r <= 0x200f || r >= 0x2028 && r <= 0x202e || r >= 0x2060 && r <= 0x2069 || r == 0xfeff
}
