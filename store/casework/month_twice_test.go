package casework_test

import (
	"slices"
	"strings"
	"testing"

	"doudi/calc"
)

// remarried is the parish with July sealed, whose wife of household 1 has gone to
// household 2 in another village and is determined there, back to July.
func remarried(t *testing.T) *bureau {
	b := parish(t)
	b.takes(home)
	b.seal(of2026(7))
	_, err := b.as("li").Join("2", row("member", "relation=spouse id="+wife), "1", change(""))
	b.ok(err)
	b.decides("2,dibao,determine,2026-07," + wife + ",100,")
	return b
}

// decides imports decisions: household, programme, decision, month, whom, income, reason.
func (b *bureau) decides(rows ...string) {
	b.Helper()
	b.takes(files{"decision": "household,program,decision,from,insured,percapita,reason\n" + strings.Join(rows, "\n") + "\n"})
}

// foundTwice are a month's findings about people who are paid twice.
func (b *bureau) foundTwice(m calc.Month) (found []string) {
	b.Helper()
	for _, f := range b.roster(m).Findings {
		if strings.HasSuffix(f.Code, ".twice") {
			found = append(found, strings.Join(append([]string{f.Code, string(f.Household)}, f.Args...), " "))
		}
	}
	return found
}

// TestArrearsTwice: arrears for somebody who was paid elsewhere in that month block the
// roster until the other award is put right for that month too, or somebody answers for
// it by name.
func TestArrearsTwice(t *testing.T) {
	b := remarried(t)
	tail := calc.IDNumber(wife).Tail()
	now, july := "insured.twice 2 "+tail+" dibao 1 2", "arrears.twice 2 "+tail+" 2026-07 dibao 2 dibao 1"
	for _, step := range []struct {
		does func()
		want []string
	}{
		{func() {}, []string{now, july}},
		{func() { b.decides("1,dibao,determine,2026-08,,,") }, []string{july}},
		{func() { b.moves("999901003001", "1") }, []string{july}},
		{func() { b.moves("999901002001", "2") }, []string{july}},
		{func() { b.decides("1,dibao,determine,2026-07,,,") }, nil},
		{func() { b.decides("1,dibao,suspend,2026-07,,,查") }, nil},
	} {
		step.does()
		if got := b.foundTwice(of2026(8)); !slices.Equal(got, step.want) {
			t.Errorf("%q, want %q", got, step.want)
		}
		_, err := b.as("li").Submit(of2026(8), nil, true)
		switch len(step.want) {
		case 0:
			b.ok(err)
		case 1:
			b.blockedBy(err, "arrears.twice 2")
		default:
			b.blockedBy(err, "insured.twice 2", "arrears.twice 2")
		}
	}
	b.confirmedAlone(of2026(8))
	if got := b.foundTwice(of2026(9)); len(got) > 0 {
		t.Errorf("in September: %q", got)
	}
}

// TestArrearsTwiceLifted: who lets it pass names the person, and the sealed month keeps
// the finding.
func TestArrearsTwiceLifted(t *testing.T) {
	b := remarried(t)
	b.decides("1,dibao,determine,2026-08,,,")
	lifting, err := b.as("li").Lifting(b.roster(of2026(8)).Blocking())
	b.ok(err)
	if len(lifting) != 1 || lifting[0].Person != calc.IDNumber(wife) {
		t.Fatalf("%+v", lifting)
	}
	lifting[0].Reason = "七月的由原户退回现金"
	_, err = b.as("li").Submit(of2026(8), lifting, false)
	b.ok(err)
	b.confirmedAlone(of2026(8))
	if got := b.foundTwice(of2026(8)); len(got) != 1 {
		t.Errorf("sealed: %q", got)
	}
	if got := b.foundTwice(of2026(9)); len(got) > 0 {
		t.Errorf("paid once, and blocked again: %q", got)
	}
}

// TestArrearsTwiceMeanwhile: what is decided in another village while a month is
// prepared counts.
func TestArrearsTwiceMeanwhile(t *testing.T) {
	b := remarried(t)
	b.decides("1,dibao,suspend,2026-07,,,查")
	if got := b.foundTwice(of2026(8)); len(got) > 0 {
		t.Errorf("suspended there: %q", got)
	}
	o := between(b.as("li"), func(int) { b.decides("1,dibao,resume,2026-07,,,") }, 1)
	_, err := o.Submit(of2026(8), nil, false)
	b.blockedBy(err, "insured.twice 2", "arrears.twice 2")
}

// TestImportWarnsOfWhatBlocks: what an import warns of is what blocks the month.
func TestImportWarnsOfWhatBlocks(t *testing.T) {
	b := parish(t)
	b.takes(home)
	b.seal(of2026(7))
	single := files{"decision": "household,id,program,decision,from,mode,percapita,reviewed\n1," + zhang + ",dibao,determine,2026-07,single,100,2026-07-20\n"}
	if done := b.takes(single); !slices.Equal(codes(done.Warnings), []string{"award.paid_twice"}) {
		t.Errorf("%v", codes(done.Warnings))
	}
	_, err := b.as("li").Submit(of2026(8), nil, false)
	b.blockedBy(err, "insured.twice 1", "arrears.twice 1")
}
