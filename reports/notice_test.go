package reports

import (
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"doudi/calc"
	"doudi/calc/policy"
	"doudi/reports/spreadsheet"
	"doudi/reports/wording"
)

// notices are one of each kind that a family may be sent.
func notices() []*Notice {
	base := Notice{
		County: "清河县", Township: "第1镇", Village: "东关村", Head: "张三", Household: "000031", Program: calc.Dibao, Day: calc.NewDay(2026, 11, 21),
		Number: 71, Before: 615_00, After: 495_00, Documents: []string{"民发〔2026〕1号《关于调整救助标准的通知》", "清府〔2025〕7号"},
		Remedy: policy.Remedy{ReviewDays: 60, ActionMonths: 6, Documents: []string{"《行政复议法》", "《行政诉讼法》"}},
	}
	facts := &calc.Facts{Insured: []calc.Insured{{ID: "999999195001010016", Name: "张三"}}, Income: calc.Income{People: 1, PerCapita: calc.FractionOf(100, 3)}}
	heard := &calc.Warrant{Hearing: &calc.Heard{Day: calc.NewDay(2026, 11, 18), Person: "张三", Statement: "已知晓，没有意见"}}
	decide := func(d calc.Decision, change func(n *Notice)) *Notice {
		n := base
		d.From = calc.NewMonth(2026, 12)
		n.Decision = &d
		change(&n)
		return &n
	}
	plain := func(*Notice) {}
	refused := base
	refused.Remedy = policy.Remedy{} // of a county whose tables do not say
	refused.Refused, refused.Person, refused.Program = "残疾等级为三级，不属于补贴范围", "李秀", "nursing"
	return []*Notice{
		decide(calc.Decision{Kind: calc.Determine, Facts: facts, Reviewed: calc.NewDay(2026, 11, 16)}, func(n *Notice) { n.First = true }),
		decide(calc.Decision{Kind: calc.Determine, Facts: facts, Warrant: heard, Reason: "养老金增加"}, plain),
		decide(calc.Decision{Kind: calc.Taper, Until: calc.NewMonth(2027, 5), Warrant: heard, Reason: "就业"}, plain),
		decide(calc.Decision{Kind: calc.Suspend, Warrant: heard, Reason: "待核查"}, plain),
		decide(calc.Decision{Kind: calc.Resume, Reason: "已核实"}, plain),
		decide(calc.Decision{Kind: calc.Stop, StopReason: calc.IncomeAbove, Warrant: heard}, func(n *Notice) { n.After = 0 }),
		decide(calc.Decision{Kind: calc.Stop, StopReason: calc.Voluntary, Warrant: heard}, func(n *Notice) { n.After = 1845_00 }),
		&refused,
	}
}

func TestNoticeText(t *testing.T) {
	for _, lang := range []wording.Lang{wording.Chinese, wording.English} {
		var pages strings.Builder
		for _, n := range notices() {
			pages.WriteString(NoticeText(n, lang) + "----\n")
		}
		golden(t, "notice/all."+lang.String()+".txt", []byte(pages.String()))
	}
}

// Whatever is typed, a notice shows no ID number of those insured, moves no cursor
// and keeps to the width of its page.
func TestNoticesHoldNoNumbers(t *testing.T) {
	long := regexp.MustCompile(`[0-9]{11}`)
	rapid.Check(t, func(rt *rapid.T) {
		n := *rapid.SampledFrom(notices()).Draw(rt, "notice")
		typed := rapid.StringOf(rapid.SampledFrom([]rune("收入高于标准，的 income above\x1b\u202e\n。"))).Draw(rt, "typed") +
			rapid.StringMatching(`([0-9]{17}[0-9X]|[0-9]{16,19})?`).Draw(rt, "number")
		if n.Decision != nil {
			d := *n.Decision
			d.Reason = typed
			n.Decision = &d
		} else {
			n.Refused = typed
		}
		for _, lang := range []wording.Lang{wording.Chinese, wording.English} {
			text := NoticeText(&n, lang)
			if long.MatchString(text) {
				rt.Fatalf("a long number stands in %q", text)
			}
			for line := range strings.Lines(text) {
				line = strings.TrimSuffix(line, "\n")
				if strings.ContainsAny(line, "\x1b\u202e") || spreadsheet.Width(line) > noticeWidth {
					rt.Fatalf("%d columns: %q", spreadsheet.Width(line), line)
				}
			}
		}
	})
}

func TestFolded(t *testing.T) {
	for _, tc := range []struct {
		text  string
		width int
		want  string
	}{
		{"", 10, ""},
		{"一二三四五", 10, "一二三四五"},
		{"一二三四五六", 10, "一二三四五|六"},
		{"一二三四五。六", 10, "一二三四|五。六"},
		{"the award ends", 9, "the award|ends"},
		{"the awards end", 9, "the|awards|end"},
		{"自 2026-12 起", 8, "自|2026-12|起"},
		{"unbreakable", 4, "unbr|eaka|ble"},
		{"if unbreakable", 4, "if|unbr|eaka|ble"},
	} {
		if got := strings.Join(folded(tc.text, tc.width), "|"); got != tc.want {
			t.Errorf("%q: %q, want %q", tc.text, got, tc.want)
		}
	}
}
