package wording

import (
	"testing"

	"doudi/calc"
	"doudi/calc/roster"
)

func TestRosterWords(t *testing.T) {
	m := calc.NewMonth(2026, 11)
	for _, c := range []struct{ got, want string }{
		{Chinese.RosterTitle("清河县", m, calc.Dibao, calc.Rural), "清河县2026年11月农村最低生活保障金发放名册"},
		{English.RosterTitle("清河县", m, calc.Dibao, calc.Rural), "清河县 2026-11: payment roster, minimum living allowance (rural)"},
		{Chinese.RosterTitle("", m, "school", 0), "2026年11月school发放名册"},
		{English.RosterTitle("", m, calc.Tekun, 0), "2026-11: payment roster, support for the destitute"},
		{Chinese.ProgramOf(calc.Dibao, calc.Urban), "城市低保"},
		{English.ProgramOf(calc.Dibao, calc.Urban), "dibao urban"},
		{English.ProgramOf("school", 0), "school"},
		{Chinese.BankRemark(m, "elder"), "2026年11月高龄津贴"},
		{English.BankRemark(m, "elder"), "2026-11 old-age allowance"},
		{Chinese.Remark("arrears 2026-07..2026-08"), "补发2026-07至2026-08"},
		{English.Remark("arrears 2026-07..2026-08"), "arrears 2026-07..2026-08"},
		{Chinese.Remark("override"), "特批"},
		{English.RosterState(roster.Draft, true), "DRAFT – BLOCKED"},
		{Chinese.RosterState(roster.Draft, true), "草稿—有阻断疑点"},
		{Chinese.CauseWithDetail(roster.Stopped, "death"), "停发（死亡）"},
		{English.CauseWithDetail(roster.Standard, ""), "standard"},
		{
			Chinese.OverrideLine(roster.Override{Code: "id.invalid", Household: "1187", Person: "99999919600101123X", By: "李静", Reason: "派出所核实中"}),
			"特批放行：1187 …123X 身份证号无效——李静：派出所核实中",
		},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}
