package policy_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"doudi/calc"
	"doudi/calc/policy"
)

// grammar has for each column of each table the words that drawn tables use;
// "_" is an empty cell.
var grammar = []struct{ table, heading, words string }{
	{"parameter", "key,value,from", "taper.share taper.share.tekun dibao.minimum recovery.share,_ 20 50," + drawnMonths},
	{"standard", "program,class,settlement,region,from,amount,per", "dibao 特困,_ basic,_ urban 农村,_ 990283 990283001000 990283001002," + drawnMonths + ",_ 600 512.5 1000,_ month 年"},
	{"group", "code,level,labour,age_min,age_max", "A B,_ 1 1;2,_ none full;部分,_ 18 60,_ 70 80"},
	{"supplement", "code,program,group,kind,value,from,until", "S T,dibao,_ A,full amount 按标准比例,10 20," + drawnMonths + ",_ 2026-03 2026-04"},
	{"deduction", "item,percent,cap,from,until", "medical 教育 care,50 100,_ 8000," + drawnMonths + ",_ 2026-03"},
	{"review", "program,group,months", "_ dibao,_ A,3 12"},
	{"extension", "from,until,months,region", "2026-01,2026-03,6,_ 990283001"},
	{"document", "code,date", "D E F G H,2026-01-05"},
}

const drawnMonths = "2025-01 2025-03 2025-06 2025-09 2025-12 2026-01 2026-02 2026-03"

// drawPolicy draws the text of some tables; now and then a cell is junk.
func drawPolicy(t *rapid.T, junk bool) string {
	var text strings.Builder
	for _, g := range grammar {
		fmt.Fprintf(&text, "-- %s --\n%s\n", g.table, g.heading)
		if g.table == "group" {
			text.WriteString("A,1;2,,,\n") // the other tables name it
		}
		for range rapid.IntRange(0, 4).Draw(t, g.table) {
			var cells []string
			for column := range strings.SplitSeq(g.words, ",") {
				word := rapid.SampledFrom(strings.Fields(column)).Draw(t, "cell")
				if junk && rapid.IntRange(0, 30).Draw(t, "junk") == 0 {
					word = rapid.SampledFrom([]string{"_", "x", "-1", "1e9", "0", "\"", "2026-13", "999999999999999", "无", "once", ";", "a.b"}).Draw(t, "cell")
				}
				cells = append(cells, strings.Trim(word, "_"))
			}
			fmt.Fprintln(&text, strings.Join(cells, ","))
		}
	}
	return text.String()
}

func TestPolicyAnyTables(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkPolicy(t, drawPolicy(t, rapid.Bool().Draw(t, "with junk"))) })
}

func FuzzPolicy(f *testing.F) {
	f.Add(everything)
	f.Add("-- standard --\nprogram,from,amount,per\n低保,2025-01,6144,year\n-- parameter --\nkey,value,from\nrounding.unit,0.01,2025-01")
	f.Add("-- group --\ncode,level,age_min,age_max\nA,1;5,18,17\n-- review --\nmonths\n\"12\n")
	f.Fuzz(func(t *testing.T, text string) { checkPolicy(t, text) })
}

// checkPolicy is what holds for every text: it is read without harm, the same
// way each time, and what is taken is looked up as R2 says.
func checkPolicy(t rapid.TB, text string) {
	p, faults := policy.Parse(tables(text))
	again, twice := policy.Parse(tables(text))
	if faultLines(faults) != faultLines(twice) || p.Digest() != again.Digest() {
		t.Fatalf("read twice it differs:\n%s\n%s", faultLines(faults), faultLines(twice))
	}
	if kept, some := policy.Again(tables(text)); kept.Digest() != p.Digest() || !strings.HasPrefix(faultLines(faults), faultLines(some)) {
		t.Fatalf("read again it differs:\n%s\n%s", faultLines(faults), faultLines(some))
	}
	for _, f := range faults {
		if f.Code == "" || f.Place.File == "" && f.Code != "table.missing" {
			t.Fatalf("a fault without code or place: %#v", f)
		}
	}
	if removed, added := policy.Diff(p, again); len(removed)+len(added) != 0 {
		t.Fatalf("a policy differs from itself: %v, %v", removed, added)
	}
	if m, ok := policy.DiffersFrom(p, again); ok {
		t.Fatalf("a policy differs from itself from %s", m)
	}
	checkInForce(t, p)
	if len(faults.Refusing()) > 0 {
		return
	}
	for _, r := range p.Rates {
		s := r.Settlement
		if s == 0 {
			s = calc.Urban
		}
		for _, m := range []calc.Month{r.From - 1, r.From, r.From + 1} {
			checkStandard(t, p, r.Program, r.Class, s, calc.RegionCode(r.Region).Full(), m)
		}
	}
}

// checkStandard compares with R2 in one sentence: of the matching rows that have
// begun, the greatest by length of region, then settlement, then from.
func checkStandard(t rapid.TB, p *policy.Policy, program calc.Program, class string, s calc.Settlement, region calc.RegionCode, m calc.Month) {
	var want *policy.Rate
	for i, r := range p.Rates {
		if r.Program == program && r.Class == class && (r.Settlement == 0 || r.Settlement == s) && strings.HasPrefix(string(region), r.Region) && r.From <= m {
			if want == nil || rank(r) > rank(*want) {
				want = &p.Rates[i]
			}
		}
	}
	got, err := p.Standard(program, class, s, region, m)
	if (err != nil) != (want == nil) {
		t.Fatalf("%s %q %s %s %s: %v, %v", program, class, s, region, m, got, err)
	}
	if err == nil && (got.From != want.From || got.Region != want.Region || got.Settlement != want.Settlement || got.Amount.Cmp(want.Amount) != 0 || got.Abolished != want.Abolished) {
		t.Fatalf("%s %q %s %s %s: row %s, want %s", program, class, s, region, m, got.Place, want.Place)
	}
}

func rank(r policy.Rate) int {
	named := 0
	if r.Settlement != 0 {
		named = 1
	}
	return (len(r.Region)*2+named)*1_000_000 + int(r.From)
}

func checkInForce(t rapid.TB, p *policy.Policy) {
	for m := calc.NewMonth(2024, 12); m <= calc.NewMonth(2026, 4); m++ {
		for _, s := range p.SupplementsIn(calc.Dibao, m) {
			if s.Program != calc.Dibao || m < s.From || s.Until != 0 && m > s.Until {
				t.Fatalf("%s: a supplement of %s…%s", m, s.From, s.Until)
			}
		}
		for _, d := range p.DeductionsIn(m) {
			if m < d.From || d.Until != 0 && m > d.Until {
				t.Fatalf("%s: a deduction of %s…%s", m, d.From, d.Until)
			}
		}
		for _, r := range p.RowsIn(m) {
			if r.From > m {
				t.Fatalf("%s: a row from %s", m, r.From)
			}
		}
		p.InGroup("A", calc.Attributes{}, 60)
	}
}

// Before the month that DiffersFrom names, two policies answer alike.
func TestDiffersFromMissesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := drawPolicy(t, false)
		a, faults := policy.Parse(tables(text))
		b, others := policy.Parse(tables(drawEdit(t, text)))
		if len(faults.Refusing())+len(others.Refusing()) > 0 {
			return
		}
		differs, ok := policy.DiffersFrom(a, b)
		for m := calc.NewMonth(2024, 12); m <= calc.NewMonth(2026, 4); m++ {
			if before := !ok || m < differs; before && answers(a, m) != answers(b, m) {
				t.Fatalf("they differ from %s, %v, but in %s:\n%s\nand:\n%s", differs, ok, m, answers(a, m), answers(b, m))
			}
		}
	})
}

// Two policies have the same digest exactly where Diff finds nothing, but for
// the order of rows where that says nothing.
func TestDiffSeesWhatTheDigestSees(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := drawPolicy(t, false)
		edited := drawEdit(t, text)
		a, _ := policy.Parse(tables(text))
		b, _ := policy.Parse(tables(edited))
		removed, added := policy.Diff(a, b)
		if same := len(removed)+len(added) == 0; same != (a.Digest() == b.Digest()) {
			t.Fatalf("removed %v, added %v, but digests are the same: %v", removed, added, !same)
		}
	})
}

// drawEdit leaves some row out, or writes it somewhere else.
func drawEdit(t *rapid.T, text string) string {
	lines := strings.SplitAfter(text, "\n")
	i := rapid.IntRange(0, len(lines)-1).Draw(t, "line")
	if strings.HasPrefix(lines[i], "--") || i > 0 && strings.HasPrefix(lines[i-1], "--") {
		return text
	}
	old := []string{"2025-01", "2025-06", "512.5", "600", "10", "50", "2026-02"}
	for _, word := range old {
		if strings.Contains(lines[i], word) && rapid.Bool().Draw(t, "replace") {
			lines[i] = strings.Replace(lines[i], word, rapid.SampledFrom([]string{"2025-06", "2026-01", "20"}).Draw(t, "by"), 1)
			return strings.Join(lines, "")
		}
	}
	lines[i] = ""
	return strings.Join(lines, "")
}

// answers is everything that the tables say about money in a month.
func answers(p *policy.Policy, m calc.Month) string {
	var b strings.Builder
	for _, program := range []calc.Program{calc.Dibao, calc.Tekun} {
		for _, class := range []string{"", "basic"} {
			for _, s := range []calc.Settlement{calc.Urban, calc.Rural} {
				for _, region := range []calc.RegionCode{"990284001001", "990283002001", "990283001001", "990283001002"} {
					r, err := p.Standard(program, class, s, region, m)
					fmt.Fprintln(&b, program, class, s, region, r.Amount, r.Abolished, err)
				}
			}
		}
		for _, key := range []string{"rounding.unit", "taper.share", "dibao.minimum"} {
			v, ok := p.Parameter(key, program, m)
			fmt.Fprintln(&b, program, key, ok && v.Text != "", ok && v.Value.Sign() > 0, v.Value)
		}
		for _, s := range p.SupplementsIn(program, m) {
			fmt.Fprintln(&b, program, s.Code, s.Group, s.Kind, s.Value)
		}
	}
	for _, d := range p.DeductionsIn(m) {
		fmt.Fprintln(&b, d.Kind, d.Percent, d.Cap, d.Capped)
	}
	return b.String()
}
