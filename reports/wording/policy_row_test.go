package wording_test

import (
	"testing"

	"doudi/calc"
	"doudi/calc/policy"
	"doudi/reports/wording"
)

// TestPolicyRow: rows of every table in words, in both languages.
func TestPolicyRow(t *testing.T) {
	from := calc.NewMonth(2026, 7)
	for _, c := range []struct {
		row    policy.Row
		zh, en string
	}{
		{policy.Row{Table: "standard", Key: []string{"tekun", "dependent.institution", "", "999901002"}, Value: "12060.00/year"}, "特困 不能自理 集中 999901002：12060.00 元/年", "tekun dependent.institution 999901002: 12060.00/year"},
		{policy.Row{Table: "standard", Key: []string{"dibao", "", "urban", ""}, Value: "800.00"}, "低保 城市：800.00 元/月", "dibao urban: 800.00/month"},
		{policy.Row{Table: "standard", Key: []string{"dibao", "", "rural", ""}}, "低保 农村：已废止", "dibao rural: abolished"},
		{policy.Row{Table: "parameter", Key: []string{"taper.months"}, Value: "6"}, "渐退月数 taper.months：6", "months of tapering taper.months: 6"},
		{policy.Row{Table: "parameter", Key: []string{"dibao.minimum.dibao"}}, "最低发放额 低保 dibao.minimum.dibao：空", "least amount dibao dibao.minimum.dibao: blank"},
		{policy.Row{Table: "parameter", Key: []string{"county"}, Value: "1"}, "county：1", "county: 1"},
		{policy.Row{Table: "group", Key: []string{"elder", "老年人"}, Value: "|1;2||||||60|"}, "elder 老年人：残疾等级 1;2，最小年龄 60", "elder 老年人: level 1;2, age_min 60"},
		{policy.Row{Table: "supplement", Key: []string{"A", "dibao", "ill"}, Value: "benefit_percent 30.00.. 重病"}, "低保 A ill：本人保障金 30%（重病）", "dibao A ill: 30% of the own benefit (重病)"},
		{policy.Row{Table: "supplement", Key: []string{"C", "dibao", ""}, Value: "standard_percent 12.50..2026-12"}, "低保 C：标准 12.50%", "dibao C: 12.50% of the standard"},
		{policy.Row{Table: "supplement", Key: []string{"full", "dibao", "severe"}, Value: "full 0.00.."}, "低保 full severe：全额", "dibao full severe: the whole standard"},
		{policy.Row{Table: "supplement", Key: []string{"D", "dibao", "student"}, Value: "amount 40.00.. 在校 学生"}, "低保 D student：40.00 元（在校 学生）", "dibao D student: 40.00 yuan (在校 学生)"},
		{policy.Row{Table: "deduction", Key: []string{"medical"}, Value: "80.00%<=40000.00.."}, "医疗：80%，每年至多 40000.00 元", "medical: 80%, at most 40000.00 yuan a year"},
		{policy.Row{Table: "deduction", Key: []string{"work"}, Value: "100.00%<=..2026-12"}, "就业成本：100%", "work: 100%"},
		{policy.Row{Table: "review", Key: []string{"", ""}, Value: "12"}, "全部：12 个月", "all: 12 months"},
		{policy.Row{Table: "extension", Key: []string{"999901004"}, Value: "2..2026-03"}, "青山镇：至 2026-03 到期的推后 2 个月", "青山镇: 2 months later, due until 2026-03"},
		{policy.Row{Table: "authority", Key: []string{"relief", "township"}, Value: "5000.00"}, "临时救助 乡镇（街道）：5000.00 元以内", "relief the township: up to 5000.00 yuan"},
		{policy.Row{Table: "authority", Key: []string{"dibao", "county"}}, "低保 县级民政部门：不限", "dibao the county: any amount"},
		{policy.Row{Table: "exclusive", Key: []string{"dibao", "tekun"}}, "低保 ≠ 特困：不得同享", "dibao ≠ tekun: not both"},
		{policy.Row{Table: "document", Key: []string{"民发〔2026〕3号"}, Value: "民发〔2026〕3号|通知|2026-02-01"}, "民发〔2026〕3号：通知 2026-02-01", "民发〔2026〕3号: 通知 2026-02-01"},
	} {
		c.row.From = from
		if got := wording.Chinese.PolicyKey(c.row, map[string]string{"999901004": "青山镇"}) + "：" + wording.Chinese.PolicyValue(c.row); got != c.zh {
			t.Errorf("%v is %q, want %q", c.row.Key, got, c.zh)
		}
		if got := wording.English.PolicyKey(c.row, map[string]string{"999901004": "青山镇"}) + ": " + wording.English.PolicyValue(c.row); got != c.en {
			t.Errorf("%v is %q, want %q", c.row.Key, got, c.en)
		}
	}
	if got := wording.Chinese.PolicyTable("standard") + wording.English.PolicyTable("standard"); got != "标准standard" {
		t.Error(got)
	}
}
