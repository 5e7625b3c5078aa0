package casework_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"doudi/calc"
	"doudi/store"
	"doudi/store/casework"
)

// TestImportKeepsEverything: what the sheets say is what is on file.
func TestImportKeepsEverything(t *testing.T) {
	b := parish(t)
	done := b.takes(home)
	if done.Added != 2 || done.Changed+done.Left != 0 || done.Decisions != 3 || done.Known != 0 || len(done.Replaced) != 0 {
		t.Errorf("%+v", done)
	}
	h := b.household("1")
	want := calc.Household{
		Number: "1", Region: "999901001001", Settlement: calc.Urban, Address: "东关1号", Phone: "13900000001", Payee: "张三", PayeeID: calc.IDNumber(zhang),
		Bank: "农村商业银行", Account: "6230000000000000001", Hukou: calc.PermitHukou, PermitUntil: calc.NewDay(2030, 5, 31), RelativeOf: "王丽", Note: "危房",
		Members: []calc.Member{
			{Name: "张三", ID: calc.IDNumber(zhang), Relation: calc.Head, CertificateUntil: calc.NewDay(2031, 1, 1), Note: "住院", Attributes: calc.Attributes{
				Disability: calc.Physical, Level: 2, Illness: calc.Severe, Labour: calc.NoLabour, Selfcare: calc.PartialCare, Special: calc.Veteran,
			}},
			{Name: "李秀", ID: calc.IDNumber(wife), Relation: calc.Spouse, Attributes: calc.Attributes{Labour: calc.FullLabour}},
			{Name: "张小", ID: calc.IDNumber(child), Relation: calc.Child, Uncounted: true, Attributes: calc.Attributes{Schooling: calc.Compulsory}, Note: "在外"},
		},
		Items: []calc.Item{
			{Member: calc.IDNumber(zhang), Kind: calc.Transfer, Amount: 200_00, Per: calc.PerMonth, Note: "养老金"},
			{Kind: calc.Medical, Amount: 1200_00, Per: calc.PerYear},
		},
	}
	if !reflect.DeepEqual(*h, want) {
		t.Errorf("got  %+v\nwant %+v", *h, want)
	}
	if settlement := b.household("2").Settlement; settlement != calc.Rural {
		t.Errorf("the village's settlement did not become the household's: %v", settlement)
	}
	b.decided(b.awards("1"))
	if tekun := b.awards("2")[0].Decisions[0]; tekun.Facts.Class != "dependent" || tekun.Facts.Mode != calc.AtHome || tekun.Reason != "新增" || tekun.Facts.Settlement != calc.Rural {
		t.Errorf("%+v %+v", tekun, tekun.Facts)
	}
}

// decided checks the decisions of household 1: what they rest on, and whose
// they are.
func (b *bureau) decided(awards []calc.Award) {
	b.Helper()
	if len(awards) != 2 || awards[0].Program != calc.Dibao || awards[1].Program != "nursing" || awards[1].Person != calc.IDNumber(zhang) {
		b.Fatalf("%+v", awards)
	}
	d := awards[0].Decisions[0]
	now := b.as("li").Now
	if d.Kind != calc.Determine || d.From != of2026(7) || d.Reviewed != calc.NewDay(2026, 6, 20) || d.RecordedBy != "li" || d.ConfirmedBy != "li" || d.Source != "data" || !d.RecordedAt.Equal(now) {
		b.Errorf("%+v", d)
	}
	f := d.Facts
	if f.Mode != calc.WholeHousehold || f.Settlement != calc.Urban || f.Region != "999901001001" || len(f.Insured) != 2 || f.Insured[0].Name != "张三" || f.Insured[1].ID != calc.IDNumber(wife) {
		b.Errorf("%+v", f)
	}
	if f.Insured[0].Birth != calc.NewDay(1960, 1, 1) || f.Insured[0].Disability != calc.Physical {
		b.Errorf("%+v", f.Insured[0])
	}
	// 200 a month less 1200 a year of medical costs, of two people.
	if f.Income.Given || f.Income.Yearly != 2400_00 || f.Income.People != 2 || f.Income.PerCapita.Cmp(calc.Whole(50)) != 0 {
		b.Errorf("%+v", f.Income)
	}
	single := awards[1].Decisions[0].Facts
	if len(single.Insured) != 1 || single.Insured[0].ID != calc.IDNumber(zhang) || single.Class != "2" {
		b.Errorf("%+v", single)
	}
}

// later are imports on top of home, of every kind.
var later = map[string]files{
	"new household":     {"household": "household,region,settlement\n3,999901002001,rural\n", "member": "household,name,id\n3,王五," + none + "\n"},
	"other phone":       {"household": "household,phone\n1,13911111111\n"},
	"moved":             {"household": "household,region\n1,999901003005\n"},
	"moved, decided":    {"household": "household,region\n1,999901003005\n", "decision": "household,id,program,decision,from,reason\n1,,dibao,suspend,2026-08,未年审\n"},
	"new member":        {"member": "household,name,id,relation\n2,刘六," + none + ",child\n"},
	"other items":       {"item": "household,id,kind,amount,per\n1,,wage,10.00,month\n"},
	"stop":              {"decision": "household,id,program,decision,from,reason\n1,,dibao,stop,2026-09,voluntary\n"},
	"suspend, resume":   {"decision": "household,id,program,decision,from,reason\n1,,dibao,suspend,2026-08,未年审\n1,,dibao,resume,2026-09,\n"},
	"taper":             {"decision": "household,id,program,decision,from,until\n1,,dibao,taper,2026-09,2026-12\n"},
	"determine anew":    {"decision": "household,id,program,decision,from,percapita,reviewed\n1,,dibao,determine,2026-09,123.45,2026-08-20\n"},
	"everything":        home,
	"nothing but heads": {"household": "household,phone\n", "member": "household,name,id\n"},
	"a warning":         {"household": "household,phone\n1,13922222222\n", "notes": "free text\n"},
	"Chinese headings":  {"家庭": "户编号,区划代码,城乡\n4,999901002001,农村\n", "成员": "户编号,姓名,身份证号,与户主关系\n4,王五," + none + ",户主\n", "核定": "户编号,救助项目,决定,起始月,方式,月人均收入\n4,低保,核定,2026-08,整户,100\n"},
}

// TestImportDry: trying says what doing does, and changes nothing; doing it
// again changes nothing either.
func TestImportDry(t *testing.T) {
	for name, fs := range later {
		t.Run(name, func(t *testing.T) {
			b := parish(t)
			b.takes(home)
			before, entries := b.holds(), b.journal()
			tried, err := b.dryRun(fs)
			b.ok(err)
			if b.holds() != before || b.journal() != entries {
				t.Error("the dry run changed the store")
			}
			done := b.takes(fs)
			if !reflect.DeepEqual(b.stripped(tried), b.stripped(done)) {
				t.Errorf("tried %+v\ndone  %+v", tried, done)
			}
			if changed := done.Added+done.Changed+done.Decisions > 0; changed != (b.holds() != before) || changed != (b.journal() != entries) {
				t.Errorf("%+v, journal from %d to %d", done, entries, b.journal())
			}
			b.changesNothing(fs, done)
		})
	}
}

// stripped is an answer without the names of temporary files.
func (b *bureau) stripped(done *casework.Imported) casework.Imported {
	out := *done
	out.Warnings = nil
	for _, w := range done.Warnings {
		out.Warnings = append(out.Warnings, calc.Fault{Code: w.Code, Args: w.Args, Warning: w.Warning})
	}
	return out
}

// changesNothing imports the same again.
func (b *bureau) changesNothing(fs files, first *casework.Imported) {
	b.Helper()
	before := b.holds()
	again := b.takes(fs)
	if again.Added+again.Changed+again.Decisions != 0 || again.Known != first.Decisions+first.Known || again.Left != first.Added+first.Changed+first.Left {
		b.Errorf("first %+v\nagain %+v", first, again)
	}
	if b.holds() != before {
		b.Error("the same again changed the store")
	}
}

// TestImportInOtherOrder: the order of the rows of households and members says
// nothing.
func TestImportInOtherOrder(t *testing.T) {
	b := parish(t)
	first := b.takes(home)
	r := rand.New(rand.NewPCG(1, 1))
	for range 5 {
		shuffled := home.with(nil)
		for _, name := range []string{"household", "member"} {
			lines := strings.SplitAfter(strings.TrimSuffix(home[name], "\n"), "\n")
			r.Shuffle(len(lines)-1, func(i, j int) { lines[i+1], lines[j+1] = lines[j+1], lines[i+1] })
			for i := range lines {
				lines[i] = strings.TrimSuffix(lines[i], "\n")
			}
			shuffled[name] = strings.Join(lines, "\n") + "\n"
		}
		b.changesNothing(shuffled, first)
	}
}

// householdColumns are the columns of the household sheet, each with another
// value than home has, and whether two households have the same in it.
var householdColumns = map[string]struct {
	other string
	same  func(a, b *calc.Household) bool
}{
	"region":       {"999901002002", func(a, b *calc.Household) bool { return a.Region == b.Region }},
	"settlement":   {"rural", func(a, b *calc.Household) bool { return a.Settlement == b.Settlement }},
	"address":      {"东关2号", func(a, b *calc.Household) bool { return a.Address == b.Address }},
	"phone":        {"", func(a, b *calc.Household) bool { return a.Phone == b.Phone }},
	"payee":        {"李秀", func(a, b *calc.Household) bool { return a.Payee == b.Payee }},
	"payee_id":     {wife, func(a, b *calc.Household) bool { return a.PayeeID == b.PayeeID }},
	"bank":         {"", func(a, b *calc.Household) bool { return a.Bank == b.Bank }},
	"account":      {"6230000000000000009", func(a, b *calc.Household) bool { return a.Account == b.Account }},
	"hukou":        {"local", func(a, b *calc.Household) bool { return a.Hukou == b.Hukou }},
	"permit_until": {"", func(a, b *calc.Household) bool { return a.PermitUntil == b.PermitUntil }},
	"relative_of":  {"刘工", func(a, b *calc.Household) bool { return a.RelativeOf == b.RelativeOf }},
	"note":         {"", func(a, b *calc.Household) bool { return a.Note == b.Note }},
}

// TestImportKeepsAbsentColumns: a column that the sheet does not have keeps
// what is on file; an empty cell takes it away. What it has of the account comes
// with the second person.
func TestImportKeepsAbsentColumns(t *testing.T) {
	for absent := range householdColumns {
		t.Run(absent, func(t *testing.T) {
			b := parish(t)
			b.takes(home)
			old := b.household("1")
			heading, row := []string{"household"}, []string{"1"}
			for key, column := range householdColumns {
				if key != absent {
					heading, row = append(heading, key), append(row, column.other)
				}
			}
			done := b.takes(files{"household": strings.Join(heading, ",") + "\n" + strings.Join(row, ",") + "\n"})
			if done.Changed != 1 || len(done.Accounts) != 1 {
				t.Errorf("%+v", done)
			}
			now := b.household("1")
			if now.Revision != old.Revision+1 || now.PayAccount() != old.PayAccount() {
				t.Errorf("before it is confirmed: %+v", now)
			}
			b.confirmsAccounts(done)
			now = b.household("1")
			for key, column := range householdColumns {
				if column.same(old, now) != (key == absent) {
					t.Errorf("without %s: %s was %+v and is %+v", absent, key, old, now)
				}
			}
			if now.Revision != old.Revision+2 || !reflect.DeepEqual(old.Members, now.Members) || !reflect.DeepEqual(old.Items, now.Items) {
				t.Errorf("more than the household's row has changed: %+v", now)
			}
		})
	}
}

func TestImportKeepsAbsentColumnsOfMembers(t *testing.T) {
	b := parish(t)
	b.takes(home)
	old := b.household("1").Member(calc.IDNumber(zhang))
	b.takes(files{"member": "household,name,id,note\n1,张三," + zhang + ",出院\n"})
	want := *old
	want.Note = "出院"
	if now := b.household("1").Member(calc.IDNumber(zhang)); *now != want {
		t.Errorf("got  %+v\nwant %+v", *now, want)
	}
}

// TestImportMembers: people are added, and changed by their number; nobody else
// in the household is touched, and nobody goes.
func TestImportMembers(t *testing.T) {
	b := parish(t)
	b.takes(home)
	old := b.household("1")
	done := b.takes(files{"member": "household,name,id,relation,illness,labour\n1,王五," + none + ",other,,\n1,李秀英," + wife + ",spouse,chronic,partial\n"})
	now := b.household("1")
	if done.Changed != 1 || len(now.Members) != 4 || now.Revision != old.Revision+1 {
		t.Fatalf("%+v: %+v", done, now)
	}
	if now.Members[0] != old.Members[0] || now.Members[2] != old.Members[2] {
		t.Error("a member who was not named has changed")
	}
	if m := now.Members[1]; m.Name != "李秀英" || m.Illness != calc.Chronic || m.Labour != calc.PartialLabour || m.Relation != calc.Spouse {
		t.Errorf("%+v", m)
	}
	if m := now.Members[3]; m.Name != "王五" || m.ID != calc.IDNumber(none) || m.Relation != calc.OtherKin {
		t.Errorf("%+v", m)
	}
	if !reflect.DeepEqual(now.Items, old.Items) || now.Address != old.Address {
		t.Error("the rest of the household has changed")
	}
	b.factsStay(old)
}

// factsStay: the facts of a decision are a snapshot, whatever becomes
// of the people.
func (b *bureau) factsStay(old *calc.Household) {
	b.Helper()
	facts := b.awards(old.Number)[0].Decisions[0].Facts
	if len(facts.Insured) != 2 || facts.Insured[1].Name != "李秀" || facts.Insured[1].Illness != 0 {
		b.Errorf("the decision's facts have changed: %+v", facts.Insured)
	}
}

// TestImportItems: the item sheet speaks fully for each household it names, and
// for no other.
func TestImportItems(t *testing.T) {
	b := parish(t)
	b.takes(home)
	other := b.household("2")
	done := b.takes(files{"item": "household,id,kind,amount,per\n1," + wife + ",wage,10.00,month\n1,,house,1.00,once\n"})
	if got := b.household("1").Items; done.Changed != 1 || len(got) != 2 || got[0].Member != calc.IDNumber(wife) || got[0].Kind != calc.Wage || got[1].Kind != calc.House {
		t.Errorf("%+v: %+v", done, got)
	}
	if now := b.household("2"); !reflect.DeepEqual(other, now) {
		t.Errorf("the household that was not named has changed: %+v", now)
	}
	b.takes(files{"household": "household,note\n1,x\n"})
	if got := b.household("1").Items; len(got) != 2 {
		t.Errorf("items went with a household row: %+v", got)
	}
	done = b.takes(files{"member": "household,name,id\n2,王五," + none + "\n", "item": "household,id,kind,amount,per\n2," + none + ",wage,10.00,month\n"})
	if got := b.household("2").Items; done.Changed != 1 || len(got) != 1 {
		t.Errorf("items of a member of the same import: %+v", got)
	}
}

// TestImportLeavesReplaced: a row that says again what was decided before, and
// what a later decision has replaced since, is left alone and named.
func TestImportLeavesReplaced(t *testing.T) {
	b := parish(t)
	first := files{"decision": "household,id,program,decision,from,percapita,reviewed\n1,,dibao,determine,2026-08,100,2026-07-20\n"}
	second := files{"decision": "household,id,program,decision,from,percapita,reviewed\n1,,dibao,determine,2026-08,200,2026-07-25\n"}
	b.takes(home)
	b.takes(first)
	if done := b.takes(second); done.Decisions != 1 || len(done.Replaced) != 0 {
		t.Errorf("%+v", done)
	}
	before := b.holds()
	for _, try := range []func(files) (*casework.Imported, error){b.dryRun, func(fs files) (*casework.Imported, error) { return b.tries("li", fs) }} {
		done, err := try(first)
		b.ok(err)
		if done.Decisions != 0 || done.Known != 1 || len(done.Replaced) != 1 {
			t.Fatalf("%+v", done)
		}
		if r := done.Replaced[0]; r.Household != "1" || r.Program != calc.Dibao || r.From != of2026(8) || r.Place.Line != 2 || r.Place.File != "decision.csv" {
			t.Errorf("%+v", r)
		}
	}
	if b.holds() != before {
		t.Error("a replaced decision was recorded anew")
	}
	// What begins later replaces nothing that began before it.
	b.takes(files{"decision": "household,id,program,decision,from,percapita,reviewed\n1,,dibao,determine,2026-10,300,2026-09-25\n"})
	if done := b.takes(second); done.Known != 1 || len(done.Replaced) != 0 {
		t.Errorf("%+v", done)
	}
	// In order again, with a word of its own, it counts.
	done := b.takes(files{"decision": "household,id,program,decision,from,percapita,reviewed,reason\n1,,dibao,determine,2026-08,100,2026-07-20,重新核定\n"})
	if done.Decisions != 1 || done.Known != 0 {
		t.Errorf("%+v", done)
	}
}

// TestImportDecisionsTwiceInOneFile: each row stands for one decision, so two
// alike are two, and the same file again is none.
func TestImportDecisionsTwiceInOneFile(t *testing.T) {
	b := parish(t)
	twice := home.with(files{"decision": home["decision"] + "1,,dibao,determine,2026-07,,,,,,2026-06-20,\n"})
	done := b.takes(twice)
	if done.Decisions != 4 {
		t.Errorf("%+v", done)
	}
	b.changesNothing(twice, done)
	if done := b.takes(home); done.Decisions != 0 || done.Known != 3 {
		t.Errorf("the file without the second row: %+v", done)
	}
}

// TestImportOrder: decisions are recorded in the order that they state, by rows
// where they state none.
func TestImportOrder(t *testing.T) {
	b := parish(t)
	b.takes(home.with(files{"decision": "household,id,program,decision,from,percapita,reason,order\n" +
		"1,,dibao,stop,2026-10,,death,30\n1,,dibao,resume,2026-09,,,20\n1,,dibao,determine,2026-07,10,,5\n1,,dibao,suspend,2026-08,,,10\n"}))
	var kinds []string
	for _, d := range b.awards("1")[0].Decisions {
		kinds = append(kinds, fmt.Sprint(d.Kind, " ", d.Seq))
	}
	// The end of a certificate, which the household's record brings, is counted first.
	if got := strings.Join(kinds, " "); got != "determine 2 suspend 3 resume 4 stop 5" {
		t.Error(got)
	}
}

// faultyImports are imports on top of home that are refused, and what for: all of
// it, and nothing else.
var faultyImports = []struct {
	name string
	fs   files
	want []string
}{
	{"household twice", files{"household": "household,region\n7,999901001001\n8,999901001001\n7,999901001002\n"}, []string{"household.csv:4 household.twice 7 household.csv:2:1"}},
	{"unknown household", files{
		"member": "household,name,id\n9,王五," + none + "\n", "item": "household,id,kind,amount,per\n9,,wage,1,month\n",
		"decision": "household,id,program,decision,from\n9,,dibao,determine,2026-08\n",
	}, []string{"decision.csv:2 household.unknown 9", "item.csv:2 household.unknown 9", "member.csv:2 household.unknown 9"}},
	{"a number that begins another's", files{"item": "household,kind,amount,per\n10,wage,1,month\n"}, []string{"item.csv:2 household.unknown 10"}},
	{"unknown region", files{"household": "household,region,settlement\n7,999901009009,urban\n1,110101001001,urban\n"}, []string{"household.csv:2 region.unknown 999901009009", "household.csv:3 region.unknown 110101001001"}},
	{"no region", files{"household": "household,settlement\n7,urban\n"}, []string{"household.csv:2 region.unknown"}},
	{"no village", files{"household": "household,region\n7,999901001000\n"}, []string{"household.csv:2 region.unknown 999901001000"}},
	{"neither the row nor the village says", files{"household": "household,region\n7,999901003006\n"}, []string{"household.csv:2 settlement.missing 7 新村"}},
	{"person in two households of the files", files{
		"household": "household,region\n7,999901001001\n8,999901001001\n", "member": "household,name,id\n7,王五," + none + "\n8,王五," + none + "\n",
	}, []string{"member.csv:3 person.elsewhere …" + none[14:] + " 8 7"}},
	{"person in a household on file", files{"member": "household,name,id\n2,张三," + zhang + "\n"}, []string{"member.csv:2 person.elsewhere …" + zhang[14:] + " 2 1"}},
	{"person in a new household and on file", files{"household": "household,region\n7,999901001001\n", "member": "household,name,id\n7,张三," + strings.ToLower(" "+zhang) + "\n"}, []string{"member.csv:2 person.elsewhere …" + zhang[14:] + " 7 1"}},
	{"person twice", files{"member": "household,name,id\n1,王五," + none + "\n1,王五," + none + "\n"}, []string{"member.csv:3 person.twice …" + none[14:] + " 1"}},
	{"item of a stranger", files{"item": "household,id,kind,amount,per\n1," + liu + ",wage,1,month\n1," + none + ",wage,1,month\n"}, []string{"item.csv:2 item.stranger …" + liu[14:] + " 1", "item.csv:3 item.stranger …" + none[14:] + " 1"}},
	{"taper without award", files{"decision": "household,program,decision,from,until\n2,dibao,taper,2026-08,2026-09\n"}, []string{"decision.csv:2 award.unknown 2 dibao taper"}},
	{"suspend without award", files{"decision": "household,program,decision,from\n2,dibao,suspend,2026-08\n"}, []string{"decision.csv:2 award.unknown 2 dibao suspend"}},
	{"resume without award", files{"decision": "household,program,decision,from\n2,dibao,resume,2026-08\n"}, []string{"decision.csv:2 award.unknown 2 dibao resume"}},
	{"stop without award", files{"decision": "household,program,decision,from,reason\n2,dibao,stop,2026-08,death\n"}, []string{"decision.csv:2 award.unknown 2 dibao stop"}},
	{"stop of another's award", files{"decision": "household,id,program,decision,from,reason\n1," + wife + ",nursing,stop,2026-08,death\n"}, []string{"decision.csv:2 award.unknown 1 nursing stop"}},
	{"stop before determination in one file", files{"decision": "household,program,decision,from,reason,percapita,order\n2,dibao,determine,2026-08,,1,2\n2,dibao,stop,2026-08,death,,1\n"}, []string{"decision.csv:3 award.unknown 2 dibao stop"}},
	{"resume what is not suspended", files{"decision": "household,program,decision,from\n1,dibao,resume,2026-08\n"}, []string{"decision.csv:2 award.not_suspended 1 dibao"}},
	{"resume twice", files{"decision": "household,program,decision,from\n1,dibao,suspend,2026-08\n1,dibao,resume,2026-09\n1,dibao,resume,2026-10\n"}, []string{"decision.csv:4 award.not_suspended 1 dibao"}},
	{"resume after a determination", files{"decision": "household,program,decision,from,percapita\n1,dibao,suspend,2026-08,\n1,dibao,determine,2026-09,1\n1,dibao,resume,2026-10,\n"}, []string{"decision.csv:4 award.not_suspended 1 dibao"}},
	{"taper of what is not paid yet", files{"decision": "household,program,decision,from,until\n1,dibao,taper,2026-07,2026-09\n"}, []string{"decision.csv:2 award.not_paid 1 dibao 2026-06"}},
	{"taper of what is stopped", files{"decision": "household,program,decision,from,until,reason\n1,dibao,stop,2026-08,,death\n1,dibao,taper,2026-09,2026-12,\n"}, []string{"decision.csv:3 award.not_paid 1 dibao 2026-08"}},
	{"taper without end", files{"decision": "household,program,decision,from\n1,dibao,taper,2026-09\n"}, []string{"decision.csv:2 taper.until_missing 1"}},
	{"unknown programme", files{"decision": "household,id,program,decision,from\n1," + wife + ",milk,determine,2026-08\n"}, []string{"decision.csv:2 program.unknown milk"}},
	{"benefit without its person", files{"decision": "household,id,program,decision,from,class\n1,,orphan,determine,2026-08,\n2,,tekun,determine,2026-08,partial\n"}, []string{"decision.csv:2 award.person_missing orphan", "decision.csv:3 award.person_missing tekun"}},
	{"single person without a person", files{"decision": "household,program,decision,from,mode\n1,dibao,determine,2026-08,single\n"}, []string{"decision.csv:2 award.single_person 1"}},
	{"award of a stranger", files{"decision": "household,id,program,decision,from,mode\n1," + liu + ",dibao,determine,2026-08,single\n"}, []string{"decision.csv:2 award.stranger …" + liu[14:] + " 1"}},
	{"strangers insured", files{"decision": "household,program,decision,from,insured\n1,dibao,determine,2026-08," + zhang + ";" + liu + "；" + none + "\n"}, []string{"decision.csv:2 award.stranger …" + liu[14:] + " 1", "decision.csv:2 award.stranger …" + none[14:] + " 1"}},
	{"edge of one person", files{"decision": "household,id,program,decision,from\n1," + wife + ",edge,determine,2026-08\n"}, []string{"decision.csv:2 award.household_only edge"}},
	{"whole household of one person", files{"decision": "household,id,program,decision,from,mode\n1," + wife + ",dibao,determine,2026-08,household\n"}, []string{"decision.csv:2 award.household_only dibao"}},
	{"care class missing", files{"decision": "household,id,program,decision,from\n1," + wife + ",tekun,determine,2026-08\n"}, []string{"decision.csv:2 class.missing 1"}},
	{"class unknown", files{"decision": "household,id,program,decision,from,class\n1," + wife + ",nursing,determine,2026-08,9\n1," + wife + ",tekun,determine,2026-08,golden\n"}, []string{"decision.csv:2 class.unknown nursing 9", "decision.csv:3 class.unknown tekun golden"}},
	{"nobody insured", files{"household": "household,region\n7,999901001001\n", "decision": "household,program,decision,from\n7,dibao,determine,2026-08\n"}, []string{"decision.csv:2 award.nobody 7"}},
	{"nobody counted", files{"household": "household,region\n7,999901001001\n", "member": "household,name,id,counted\n7,王五," + none + ",no\n", "decision": "household,program,decision,from\n7,dibao,determine,2026-08\n"}, []string{"decision.csv:2 award.nobody 7"}},
	{"insured but not counted", files{"household": "household,region\n7,999901001001\n", "member": "household,name,id,counted\n7,王五," + none + ",no\n", "decision": "household,program,decision,from,insured\n7,dibao,determine,2026-08," + none + "\n"}, []string{"decision.csv:2 award.uncounted 7"}},
	{"everything at once", files{
		"household": "household,region\n7,999901001001\n7,999901001001\n8,1\n",
		"member":    "household,name,id\n7,王五," + none + "\n8,王五," + none + "\n9,丁," + card("19990606", 6) + "\n7,=1," + card("19990606", 7) + "\n",
		"item":      "household,id,kind,amount,per\n7,,wage,1.234,month\n7," + liu + ",wage,1,month\n",
		"decision":  "household,program,decision,from,reason\n7,dibao,stop,2026-08,death\n7,dibao,stop,2026-13,death\n1,dibao,resume,2026-09,\n",
	}, []string{
		"decision.csv:2 award.unknown 7 dibao stop", "decision.csv:3 invalid.month 2026-13", "decision.csv:4 award.not_suspended 1 dibao",
		"household.csv:3 household.twice 7 household.csv:2:1", "household.csv:4 region.unknown 1",
		"item.csv:2 invalid.amount.decimals 1.234", "item.csv:3 item.stranger …" + liu[14:] + " 7",
		"member.csv:3 person.elsewhere …" + none[14:] + " 8 7", "member.csv:4 household.unknown 9", "member.csv:5 name.formula =1",
	}},
}

// TestImportFaults: every fault is found, all at once, each with its place; one
// bad row and nothing at all is written, dry or not.
func TestImportFaults(t *testing.T) {
	b := parish(t)
	b.takes(home)
	before := b.holds()
	good := files{"household": "household,region\n77,999901001001\n1,999901002002\n", "member": "household,name,id\n77,赵六," + card("19800808", 8) + "\n"}
	for _, tc := range faultyImports {
		t.Run(tc.name, func(t *testing.T) {
			b := &bureau{t, b.path}
			_, err := b.tries("li", tc.fs)
			if got := b.faultsOf(err); !slices.Equal(got, tc.want) {
				t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(tc.want, "\n  "))
			}
			if _, err := b.dryRun(tc.fs); !slices.Equal(b.faultsOf(err), tc.want) {
				t.Errorf("the dry run says otherwise: %v", err)
			}
			if _, err := b.tries("li", good.with(tc.fs)); err == nil {
				t.Error("with good rows beside them they were taken")
			}
			if b.holds() != before {
				t.Error("the store has changed")
			}
		})
	}
}

// TestImportFaultCodes: every fault that an import can find is in the list
// above.
func TestImportFaultCodes(t *testing.T) {
	tested := map[string]bool{"store.failed": true, "household.closed": true} // TestImportIntoDamage, TestHouseholdActsRefused
	for _, tc := range faultyImports {
		for _, fault := range tc.want {
			tested[strings.Fields(fault)[1]] = true
		}
	}
	sources, err := filepath.Glob("import*.go")
	sources = append(sources, "deciding.go")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, path := range sources {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		for _, call := range regexp.MustCompile(`(?:in|x)\.fault\([^"]*"([a-z_.]+)"`).FindAllStringSubmatch(string(text), -1) {
			found++
			if !tested[call[1]] {
				t.Errorf("%s: no test finds %s", path, call[1])
			}
		}
	}
	if found < 20 {
		t.Errorf("only %d faults found in the sources", found)
	}
}

// TestImportIntoDamage: a household that cannot be read is named, and nothing
// is written over it.
func TestImportIntoDamage(t *testing.T) {
	b := &bureau{t, parish(t).path}
	b.takes(home)
	copied := &bureau{t, filepath.Join(t.TempDir(), "damaged.db")}
	b.ok(second(b.as("admin").Store.Backup(copied.path, false)))
	copied.damage(func(tx *bbolt.Tx) error {
		return tx.Bucket([]byte("household")).Delete([]byte("9999010010011\x00"))
	})
	_, err := copied.tries("li", files{"item": "household,kind,amount,per\n1,wage,1,month\n"})
	if got := copied.faultsOf(err); len(got) == 0 || !strings.Contains(got[0], "store.failed household\t1\trecord.missing") {
		t.Errorf("%q", got)
	}
}

// TestImportHouseholdsInVillages: a household is filed in a village, not in a township
// or in the county.
func TestImportHouseholdsInVillages(t *testing.T) {
	b := parish(t)
	for _, code := range []string{"999901000000", "999901001000"} {
		if _, err := b.tries("li", files{"household": "household,region,settlement\n7," + code + ",urban\n"}); err == nil {
			t.Errorf("a household was filed in %s", code)
		}
	}
}

// TestImportCareClass: the class of tekun is a care class; the basic living
// standard comes beside it and is none (R5).
func TestImportCareClass(t *testing.T) {
	b := parish(t)
	b.takes(home)
	_, err := b.tries("li", files{"decision": "household,id,program,decision,from,class\n2," + liu + ",tekun,determine,2026-08,basic\n"})
	if err == nil {
		b.seal(of2026(7))
		if e := b.line(of2026(8), "2", calc.Tekun); e.Base == e.Supplement {
			t.Errorf("basic living %v and care %v", e.Base, e.Supplement)
		}
	}
}

// TestImportInsuredTwice: a person named twice is one person, or a fault.
func TestImportInsuredTwice(t *testing.T) {
	b := parish(t)
	b.takes(home)
	_, err := b.tries("li", files{"decision": "household,program,decision,from,insured\n1,dibao,determine,2026-08," + zhang + ";" + zhang + "\n"})
	if err == nil {
		if ds := b.awards("1")[0].Decisions; len(ds[1].Facts.Insured) != 1 {
			t.Errorf("insured: %+v", ds[1].Facts.Insured)
		}
	}
}

// TestImportAgainWithIdleCells: cells that a programme has no use for do not make
// a known row a new decision.
func TestImportAgainWithIdleCells(t *testing.T) {
	for _, row := range []string{"2," + liu + ",tekun,determine,2026-08,partial,home,,0", "1," + zhang + ",nursing,determine,2026-08,2,," + zhang + ";" + wife + ","} {
		b := parish(t)
		b.takes(home)
		fs := files{"decision": "household,id,program,decision,from,class,mode,insured,percapita\n" + row + "\n"}
		b.takes(fs)
		if again := b.takes(fs); again.Decisions != 0 || again.Known != 1 {
			t.Errorf("%s again: %+v", row, again)
		}
	}
}

// TestImportFaultsOfEmptyNumbers: a row without a household number has one
// fault, and no other fault follows from it.
func TestImportFaultsOfEmptyNumbers(t *testing.T) {
	b := parish(t)
	_, err := b.tries("li", files{"household": "household,region\n,999901001001\n,999901001001\n", "item": "household,kind,amount,per\n,wage,1,month\n"})
	want := []string{"household.csv:2 cell.empty household", "household.csv:3 cell.empty household", "item.csv:2 cell.empty household"}
	if got := b.faultsOf(err); !slices.Equal(got, want) {
		t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

// TestImportJournal: one entry for an import that did something, in the
// operator's name, with what it did.
func TestImportJournal(t *testing.T) {
	b := parish(t)
	b.takes(home)
	list, err := b.as("li").Journal(1)
	b.ok(err)
	if e := list[0]; e.Act != "import" || e.Operator != "li" || e.Subject != "data" || e.Reason != "households +2 ~0, decisions +3" || !e.At.Equal(b.as("li").Now) {
		t.Errorf("%+v", e)
	}
}

// TestImportMoves: a household that moves is found in its new village with its
// decisions, and its old months are still looked up.
func TestImportMoves(t *testing.T) {
	b := parish(t)
	b.takes(home)
	before := b.awards("1")
	b.takes(files{"household": "household,region\n1,999901003005\n"})
	if h := b.household("1"); h.Region != "999901003005" || h.Settlement != calc.Urban {
		t.Errorf("%+v", h)
	}
	if got := b.awards("1"); !reflect.DeepEqual(got, before) {
		t.Errorf("the decisions did not come along: %+v", got)
	}
	b.ok(b.as("li").Store.View(func(tx *store.Tx) error {
		moved, err := tx.Moved()
		if !slices.Equal(moved["1"], []calc.RegionCode{"999901001001"}) {
			t.Errorf("%v", moved)
		}
		return err
	}))
}
