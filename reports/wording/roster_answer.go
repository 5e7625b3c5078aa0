package wording

import (
	"strings"

	"doudi/calc"
	"doudi/calc/roster"
)

// What is answered about a month's roster. Each method is one answer, or a line of one.

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
