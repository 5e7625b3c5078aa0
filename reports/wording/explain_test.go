package wording

import (
	"go/ast"
	"go/token"
	"io"
	"strings"
	"testing"
	"time"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/policy"
)

// stepMakers are the functions that take a step's code, with its position.
var stepMakers = map[string]int{
	"child": 0, "rateStep": 0, "rate": 0, "roundedStep": 0, "rounded": 0, "share": 0, "Note": 0, "Month": 0, "StepLabel": 0, "correction": 2,
}

// stepCodes are the codes of all steps that a file makes.
func (f *sourceFile) stepCodes(found func(code string)) {
	take := func(e ast.Expr) {
		if code, ok := f.text(e); ok && codeForm.MatchString(code) {
			found(code)
			return
		}
		if sum, ok := e.(*ast.BinaryExpr); ok && sum.Op == token.ADD {
			if prefix, ok := literal(sum.X); ok && prefix == "decision." {
				for kind := calc.Determine; kind <= calc.Stop; kind++ {
					found(prefix + kind.String())
				}
			}
		}
	}
	ast.Inspect(f.tree, func(node ast.Node) bool {
		switch x := node.(type) {
		case *ast.CompositeLit:
			if code := field(x, "Code"); code != nil && typeName(x.Type) == "Step" {
				take(code)
			}
		case *ast.AssignStmt:
			for i, left := range x.Lhs {
				if s, ok := left.(*ast.SelectorExpr); ok && s.Sel.Name == "Code" && len(x.Rhs) == len(x.Lhs) {
					take(x.Rhs[i])
				}
			}
		case *ast.CallExpr:
			if at, ok := stepMakers[called(x)]; ok && at < len(x.Args) {
				take(x.Args[at])
			}
		}
		return true
	})
}

func TestStepsHaveRows(t *testing.T) {
	used := map[string]bool{}
	for _, f := range sources(t, "calc/entitlement", "store/casework", "cmd") {
		if strings.Contains(f.path, "store/casework") && !strings.HasSuffix(f.path, "explain.go") || strings.Contains(f.path, "/cmd/") && !strings.HasSuffix(f.path, "explain.go") {
			continue
		}
		f.stepCodes(func(code string) {
			used[code] = true
			if _, ok := steps[code]; !ok {
				t.Errorf("%s: step %q has no row", f.path, code)
			}
		})
	}
	for key, row := range steps {
		code, of, isVariant := strings.Cut(key, "+")
		if !used[code] {
			t.Errorf("step %q is never made", key)
		}
		if isVariant == (row.label != sentence{}) {
			t.Errorf("step %q: a step has one label, its variants (%s) none", key, of)
		}
		checkSentence(t, key, row.label, 0)
		checkSentence(t, key, row.text, len(strings.Fields(row.operands)))
	}
}

// rows is a calc.Table of texts, the cells separated by commas.
type rows struct {
	name  string
	lines []string
	at    int
}

func (r *rows) Name() string { return r.name }

func (r *rows) Next() ([]string, error) {
	if r.at == len(r.lines) {
		return nil, io.EOF
	}
	r.at++
	return strings.Split(r.lines[r.at-1], ","), nil
}

func (r *rows) Place(i int) calc.Place {
	return calc.Place{File: r.name + ".csv", Line: r.at, Column: i + 1}
}

func table(name string, lines ...string) calc.Table { return &rows{name: name, lines: lines} }

func tables(t *testing.T) *policy.Policy {
	t.Helper()
	p, faults := policy.Parse([]calc.Table{
		table("standard", "program,class,settlement,region,from,amount,per,document",
			"dibao,,rural,,2026-01,7440,year,d1", "tekun,basic,,,2026-01,806,month,d1", "tekun,partial,,3710021,2026-01,300.5,month,d2", "elder,,,,2026-01,,month,"),
		table("parameter", "key,value,from,document", "rounding.unit,0.1,2026-01,d1", "rounding.mode,half_up,2026-01,", "dibao.minimum,600,2026-01,d1",
			"taper.share.dibao,50,2026-01,d2", "exit.bonus_months,2,2026-01,"),
		table("group", "code,label,disability,level", "a,重度残疾,,1", "b,一户,,2"),
		table("supplement", "code,label,program,group,kind,value,from,until,document",
			"s1,重残补助,dibao,a,standard_percent,20,2026-01,,d2", "s2,重残全额,dibao,b,full,100,2026-01,,d2"),
		table("document", "code,number,title", "d1,清民发〔2026〕3 号,关于调整标准的通知", "d2,清民发〔2026〕4 号,"),
	})
	if bad := faults.Refusing(); len(bad) > 0 {
		t.Fatal(bad)
	}
	return p
}

var cites = map[string]string{"d1": "清民发〔2026〕3 号《关于调整标准的通知》", "d2": "清民发〔2026〕4 号"}

func award(program calc.Program, ds ...calc.Decision) *calc.Award {
	a := &calc.Award{AwardKey: calc.AwardKey{Household: "1023", Program: program}}
	for i, d := range ds {
		d.Seq, d.RecordedBy, d.ConfirmedBy = uint64(i+1), "li", "li"
		d.RecordedAt = time.Date(2026, 7, 2, 9, 0, 0, 0, time.UTC)
		a.Decisions = append(a.Decisions, d)
	}
	return a
}

func determined(from calc.Month, facts calc.Facts) calc.Decision {
	return calc.Decision{Kind: calc.Determine, From: from, Facts: &facts, Reviewed: calc.NewDay(2026, 6, 20)}
}

func household() calc.Facts {
	return calc.Facts{
		Mode: calc.WholeHousehold, Settlement: calc.Rural, Region: "371002101001",
		Insured: []calc.Insured{
			{ID: "999999195804120047", Name: "张秀兰", Birth: calc.NewDay(1958, 4, 12)},
			{ID: "999999198501010019", Name: "王磊", Birth: calc.NewDay(1985, 1, 1), Attributes: calc.Attributes{Level: 1}},
		},
		Income: calc.Income{
			Yearly: 18000 * calc.Yuan, People: 2, PerCapita: calc.FractionOf(1000, 3),
			Deductions: []calc.Deduction{{Kind: calc.Medical, Spent: 12000 * calc.Yuan, Amount: calc.Whole(10000), Document: "d2"}},
		},
	}
}

func explained(t *testing.T, a *calc.Award, m calc.Month, more func(*entitlement.Trace)) *entitlement.Step {
	t.Helper()
	trace := entitlement.NewTrace(a.AwardKey, m)
	e, err := entitlement.Of(a, m, tables(t), trace)
	if err != nil {
		t.Fatal(err)
	}
	if more != nil {
		more(trace)
	}
	return trace.Close(e.Total())
}

func TestExplanationOfDibao(t *testing.T) {
	july := calc.NewMonth(2026, 7)
	s := explained(t, award(calc.Dibao, determined(july, household())), july, nil)
	const zh = `2026-07 发放 697.30 元
├ 核定：自 2026-07 起（2026-06-20 核查，2026-07-02 li 记录，li 审定，第 1 号）
├ 农村低保标准，自 2026-01 起：7440.00 元/年 ÷ 12 = 620.00 元/月 [清民发〔2026〕3 号《关于调整标准的通知》 standard.csv:2:6]
├ 月人均收入 =（年收入 18000.00 − 下列扣减，不低于 0）÷ 12 月 ÷ 2 人 = 1000/3（约 333.33）元
│ └ 扣减医疗支出：全年 12000.00，扣 10000.00 元 [清民发〔2026〕4 号]
├ 张秀兰（…0047）：620.00 − 月人均 1000/3（约 333.33），不低于 0 = 基本 860/3（约 286.67）元
├ 王磊（…0019）：620.00 − 月人均 1000/3（约 333.33），不低于 0 = 基本 860/3（约 286.67）元
├ 基本 = 各人合计 1720/3（约 573.33）→ 按 0.1 元四舍五入 = 573.30 元
└ 王磊（…0019）：重残补助，标准 620.00 × 20% = 124.00 → 按 0.1 元四舍五入 = 124.00 元 [清民发〔2026〕4 号 supplement.csv:2:6]`
	if got := Chinese.Explanation(s, cites); got != zh {
		t.Errorf("got\n%s\nwant\n%s", got, zh)
	}
	const en = `2026-07 pays 697.30 yuan
├ determined from 2026-07 on (visited 2026-06-20, recorded 2026-07-02 by li, confirmed by li, no. 1)
├ standard of dibao rural from 2026-01 on: 7440.00 yuan a year ÷ 12 = 620.00 yuan a month [清民发〔2026〕3 号《关于调整标准的通知》 standard.csv:2:6]
├ income a head = (18000.00 a year − these deductions, not below 0) ÷ 12 months ÷ 2 persons = 1000/3 (about 333.33) yuan a month
│ └ deduction for medical: of 12000.00 a year, 10000.00 yuan [清民发〔2026〕4 号]
├ 张秀兰 (…0047): 620.00 − income 1000/3 (about 333.33), not below 0 = base 860/3 (about 286.67) yuan
├ 王磊 (…0019): 620.00 − income 1000/3 (about 333.33), not below 0 = base 860/3 (about 286.67) yuan
├ base = sum of the persons 1720/3 (about 573.33) → rounded half up to 0.1 yuan = 573.30 yuan
└ 王磊 (…0019): 重残补助, standard 620.00 × 20 % = 124.00 → rounded half up to 0.1 yuan = 124.00 yuan [清民发〔2026〕4 号 supplement.csv:2:6]`
	if got := English.Explanation(s, cites); got != en {
		t.Errorf("got\n%s\nwant\n%s", got, en)
	}
}

func TestExplanationOfTekun(t *testing.T) {
	july := calc.NewMonth(2026, 7)
	facts := calc.Facts{Class: "partial", Mode: calc.AtHome, Settlement: calc.Rural, Region: "371002101001", Insured: household().Insured[:1]}
	s := explained(t, award(calc.Tekun, determined(july, facts)), july, nil)
	const want = `2026-07 发放 1106.50 元
├ 核定：自 2026-07 起（2026-06-20 核查，2026-07-02 li 记录，li 审定，第 1 号）
├ 基本 = 标准 806.00 → 按 0.1 元四舍五入 = 806.00 元
│ └ 特困（基本生活）标准，自 2026-01 起：806.00 元/月 [清民发〔2026〕3 号《关于调整标准的通知》 standard.csv:3:6]
└ 照料护理 = 标准 300.50 → 按 0.1 元四舍五入 = 300.50 元
  └ 特困（半自理，区划 3710021）标准，自 2026-01 起：300.50 元/月 [清民发〔2026〕4 号 standard.csv:4:6]`
	if got := Chinese.Explanation(s, cites); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestExplanationOfTaper(t *testing.T) {
	july := calc.NewMonth(2026, 7)
	facts := household()
	facts.Insured = facts.Insured[:1]
	facts.Income = calc.Income{Given: true, People: 1, PerCapita: calc.Whole(100)}
	a := award(calc.Dibao, determined(july, facts), calc.Decision{Kind: calc.Taper, From: july + 1, Until: july + 6, Reason: "就业"})
	s := explained(t, a, july+1, func(trace *entitlement.Trace) {
		trace.Month("arrears", july, 550*calc.Yuan, 50*calc.Yuan).Owed(600 * calc.Yuan)
		trace.Month("recovery", july-1, 600*calc.Yuan, -50*calc.Yuan).Owed(500 * calc.Yuan)
		trace.Note("held", "", -300*calc.Yuan)
		trace.Note("debt", "", 50*calc.Yuan)
	})
	const want = `2026-08 发放 300.00 元
├ 渐退：2026-08 至 2027-01（就业，2026-07-02 li 记录，li 审定，第 2 号）
├ 此前一月 2026-07 应发 600.00 元
│ ├ 核定：自 2026-07 起（2026-06-20 核查，2026-07-02 li 记录，li 审定，第 1 号）
│ ├ 农村低保标准，自 2026-01 起：7440.00 元/年 ÷ 12 = 620.00 元/月 [清民发〔2026〕3 号《关于调整标准的通知》 standard.csv:2:6]
│ ├ 月人均收入 100.00 元（1 人，核定时填写）
│ ├ 张秀兰（…0047）：620.00 − 月人均 100.00，不低于 0 = 基本 520.00 元
│ ├ 基本 = 各人合计 520.00 → 按 0.1 元四舍五入 = 520.00 元
│ └ 保底：520.00 元不足 600.00 元，补 80.00 元 [清民发〔2026〕3 号《关于调整标准的通知》 parameter.csv:4:2]
├ 渐退 = 此前一月 600.00 × 50% = 300.00 → 按 0.1 元四舍五入 = 300.00 元 [清民发〔2026〕4 号 parameter.csv:5:2]
├ 补发 2026-07：应发 600.00 − 已发 550.00 = 50.00 元
├ 扣回 2026-06：应发 500.00，已发 600.00，本月扣 50.00 元
├ 复核逾期，本月 300.00 元缓发；复核后自动补发
└ 多发的款项尚欠 50.00 元，本月扣不下`
	if got := Chinese.Explanation(s, cites); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestStep(t *testing.T) {
	july := calc.NewMonth(2026, 7)
	full := household()
	full.Insured = full.Insured[:1]
	full.Insured[0].Level = 2
	a := award(calc.Dibao, determined(july, full), calc.Decision{Kind: calc.Stop, From: july + 1, StopReason: calc.Voluntary, Reason: "搬走"})
	stopped := explained(t, a, july+1, nil)
	flat := explained(t, award("elder", determined(july, calc.Facts{Settlement: calc.Rural, Region: "371002101001"})), july, nil)
	of := func(root *entitlement.Step, code string) *entitlement.Step {
		var found *entitlement.Step
		var walk func(s *entitlement.Step)
		walk = func(s *entitlement.Step) {
			if s.Code == code && found == nil {
				found = s
			}
			for _, child := range s.Steps {
				walk(child)
			}
		}
		walk(root)
		if found == nil {
			t.Fatalf("no step %q", code)
		}
		return found
	}
	for _, row := range []struct {
		step   *entitlement.Step
		zh, en string
	}{
		{of(stopped, "decision.stop"), "停发：自 2026-08 起（自愿退出 搬走，2026-07-02 li 记录，li 审定，第 2 号）", "stopped from 2026-08 on (voluntary exit 搬走, recorded 2026-07-02 by li, confirmed by li, no. 2)"},
		{of(stopped, "bonus"), "退出奖励 = 此前一月 620.00 × 2 = 1240.00 → 按 0.1 元四舍五入 = 1240.00 元 [parameter.csv:6:2]", "exit bonus = month before 620.00 × 2 = 1240.00 → rounded half up to 0.1 yuan = 1240.00 yuan [parameter.csv:6:2]"},
		{of(stopped, "person.full"), "张秀兰（…0047）：重残全额，标准 620.00 × 100% = 620.00 元 [d2 supplement.csv:3:6]", "张秀兰 (…0047): 重残全额, standard 620.00 × 100 % = 620.00 yuan [d2 supplement.csv:3:6]"},
		{of(flat, "standard"), "高龄津贴标准，自 2026-01 起取消 [standard.csv:5:6]", "standard of old-age allowance: none from 2026-01 on [standard.csv:5:6]"},
		{&entitlement.Step{Code: "income.given", Amount: "120.945", Inputs: []entitlement.Input{{Name: "people", Value: "1"}}}, "月人均收入 120.945（约 120.95）元（1 人，核定时填写）", "income a head 120.945 (about 120.95) yuan a month (1 persons, as the decision states it)"},
		{&entitlement.Step{Code: "person.base", Amount: "499.055", Inputs: []entitlement.Input{{Name: "name", Value: "张秀兰"}, {Name: "id", Value: "…0047"}, {Name: "measured", Value: "620.00"}, {Name: "percapita", Value: "120.945"}}}, "张秀兰（…0047）：620.00 − 月人均 120.945（约 120.95），不低于 0 = 基本 499.055 元", "张秀兰 (…0047): 620.00 − income 120.945 (about 120.95), not below 0 = base 499.055 yuan"},
		{&entitlement.Step{Code: "nothing", Amount: "1.00"}, "nothing 1.00", "nothing 1.00"},
	} {
		if zh, en := Chinese.Step(row.step, nil), English.Step(row.step, nil); zh != row.zh || en != row.en {
			t.Errorf("%s:\n%s\n%s\nwant\n%s\n%s", row.step.Code, zh, en, row.zh, row.en)
		}
	}
	if zh, en := Chinese.StepLabel("income.given"), English.StepLabel("nothing"); zh != "月人均收入" || en != "nothing" {
		t.Errorf("labels %q, %q", zh, en)
	}
}
