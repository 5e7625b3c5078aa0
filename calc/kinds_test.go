package calc_test

import (
	"strings"
	"testing"

	"doudi/calc"
)

// The codes of records.md, numbered as stores keep them: a code that moves or
// goes would change every record on file.
func TestKinds(t *testing.T) {
	kindCodes[calc.Settlement](t, "urban rural")
	kindCodes[calc.Hukou](t, "local permit")
	kindCodes[calc.Relation](t, "head spouse child parent grandchild grandparent sibling other")
	kindCodes[calc.Disability](t, "visual hearing speech physical intellectual mental multiple")
	kindCodes[calc.Illness](t, "severe chronic")
	kindCodes[calc.Labour](t, "full partial none")
	kindCodes[calc.Schooling](t, "preschool compulsory senior higher")
	kindCodes[calc.Selfcare](t, "independent partial dependent")
	kindCodes[calc.Special](t, "orphan unattended clergy veteran")
	kindCodes[calc.ItemKind](t, "wage business property transfer exempt medical education care work deposit house vehicle firm other")
	kindCodes[calc.Period](t, "month year once")
	kindCodes[calc.DecisionKind](t, "determine taper suspend resume stop")
	kindCodes[calc.Mode](t, "household single home institution")
	kindCodes[calc.StopReason](t, "death moved income property tekun voluntary refused other")
}

func kindCodes[T calc.Kind](t *testing.T, codes string) {
	t.Helper()
	want := append([]string{""}, strings.Fields(codes)...)
	if calc.KindCount[T]() != len(want) {
		t.Errorf("%s: %d values", codes, calc.KindCount[T]())
		return
	}
	for i, code := range want {
		if got := T(i).String(); got != code {
			t.Errorf("%s: value %d is %q", codes, i, got)
		}
		if got, ok := calc.ParseKind[T](code); got != T(i) || !ok {
			t.Errorf("%s: %q is %d, %v", codes, code, got, ok)
		}
	}
	for _, s := range []string{"nothing", strings.ToUpper(want[1]), " ", want[1] + " "} {
		if got, ok := calc.ParseKind[T](s); got != 0 || ok {
			t.Errorf("%s: %q is %d, %v", codes, s, got, ok)
		}
	}
}

func TestNamedKinds(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{calc.Urban.String() + calc.Rural.String(), "urbanrural"},
		{calc.LocalHukou.String() + calc.PermitHukou.String(), "localpermit"},
		{calc.Head.String() + calc.OtherKin.String(), "headother"},
		{calc.Visual.String() + calc.Mental.String() + calc.Multiple.String(), "visualmentalmultiple"},
		{calc.Severe.String() + calc.Chronic.String(), "severechronic"},
		{calc.FullLabour.String() + calc.PartialLabour.String() + calc.NoLabour.String(), "fullpartialnone"},
		{calc.Preschool.String() + calc.Compulsory.String() + calc.Senior.String() + calc.Higher.String(), "preschoolcompulsoryseniorhigher"},
		{calc.Independent.String() + calc.PartialCare.String() + calc.Dependent.String(), "independentpartialdependent"},
		{calc.Orphan.String() + calc.Unattended.String() + calc.Clergy.String() + calc.Veteran.String(), "orphanunattendedclergyveteran"},
		{calc.PropertyGain.String() + calc.Exempt.String() + calc.Work.String() + calc.OtherAsset.String(), "propertyexemptworkother"},
		{calc.PerMonth.String() + calc.PerYear.String() + calc.Once.String(), "monthyearonce"},
		{calc.Determine.String() + calc.Resume.String() + calc.Stop.String(), "determineresumestop"},
		{calc.WholeHousehold.String() + calc.SinglePerson.String() + calc.AtHome.String() + calc.InInstitution.String(), "householdsinglehomeinstitution"},
		{calc.BecameTekun.String() + calc.Voluntary.String() + calc.OtherStopReason.String(), "tekunvoluntaryother"},
	} {
		if c.got != c.want {
			t.Errorf("got %s, want %s", c.got, c.want)
		}
	}
}

// Income and spending are what R3 names, and no item is both.
func TestItemKinds(t *testing.T) {
	var income, spending []string
	for k := range calc.ItemKind(calc.KindCount[calc.ItemKind]()) {
		if k.Income() {
			income = append(income, k.String())
		}
		if k.Spending() {
			spending = append(spending, k.String())
		}
	}
	if got := strings.Join(income, " "); got != "wage business property transfer" {
		t.Errorf("income: %s", got)
	}
	if got := strings.Join(spending, " "); got != "medical education care work" {
		t.Errorf("spending: %s", got)
	}
}

func TestFlat(t *testing.T) {
	for p, want := range map[calc.Program]bool{calc.Dibao: false, calc.Tekun: false, calc.Edge: false, "orphan": true, "nursing": true, "": true} {
		if p.Flat() != want {
			t.Errorf("%q: flat %v", p, p.Flat())
		}
	}
}
