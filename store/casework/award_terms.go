package casework

import (
	"slices"
	"strings"

	"doudi/calc"
	"doudi/calc/policy"
	"doudi/calc/procedure"
	"doudi/store"
)

// Terms are what the awards of a household can be determined by 核定的条件.
type Terms struct {
	Household *calc.Household
	Awards    []calc.Award // with their decisions
	Programs  []ProgramTerms
	Waits     []calc.AwardKey // on these a decision waits already
	// Applications are the household's, those that wait for a determination among them.
	Applications []*ApplicationFile
}

// ProgramTerms are one programme's, by the tables for the household's village.
type ProgramTerms struct {
	Program  calc.Program
	Whole    bool // a household may hold it
	Personal bool // a person may hold it
	Income   bool // counts the income a head
	Modes    []calc.Mode
	Classes  []string   // whose standard is in force when it would begin; "" is without a class
	From     calc.Month // from when a decision of today counts; 0 where the tables do not say
	Filed    bool       // the day of the application decides from when
}

// Terms are those of a household; ErrGone where it is not on file.
func (o *Office) Terms(n calc.HouseholdNumber) (*Terms, error) {
	var t *Terms
	err := o.Store.View(func(tx *store.Tx) error {
		h, err := o.household(tx, RecordDecision, n)
		if err != nil {
			return err
		}
		p, err := latestPolicy(tx)
		if err != nil {
			return err
		}
		t = &Terms{Household: h, Programs: o.programs(h, p)}
		if t.Awards, err = tx.Awards(h.Region, n); err != nil {
			return err
		}
		if t.Applications, err = o.applicationsOf(tx, n); err != nil {
			return err
		}
		return tx.Pendings(func(w *store.Pending) error {
			if w.AwardKey.Household == n {
				t.Waits = append(t.Waits, w.AwardKey)
			}
			return nil
		})
	})
	return t, err
}

// programs are all programmes of the tables, those with rules of their own first.
func (o *Office) programs(h *calc.Household, p *policy.Policy) (list []ProgramTerms) {
	all := []calc.Program{calc.Dibao, calc.Tekun, calc.Edge}
	for _, r := range p.Rates {
		if !slices.Contains(all, r.Program) {
			all = append(all, r.Program)
		}
	}
	for _, program := range all {
		t := ProgramTerms{
			Program: program, Whole: program == calc.Dibao || program == calc.Edge, Personal: program != calc.Edge,
			Income: program == calc.Dibao || program == calc.Edge,
		}
		if program == calc.Tekun {
			t.Modes = []calc.Mode{calc.AtHome, calc.InInstitution}
		}
		t.From, t.Filed = o.begin(program, p)
		if t.Classes = classesOf(program, h, p, max(t.From, o.Today.Month())); len(t.Classes) > 0 {
			list = append(list, t)
		}
	}
	return list
}

// begin is from when a decision of today counts, and whether the day of the
// application decides that.
func (o *Office) begin(program calc.Program, p *policy.Policy) (from calc.Month, filed bool) {
	today := o.Today.Month()
	from, _, err := procedure.Start(p, program, today, o.Today, o.Today)
	if err != nil {
		return 0, false // said when the decision is tried
	}
	earlier, _, err := procedure.Start(p, program, today, o.Today, (today - 1).First())
	return from, err == nil && earlier != from
}

// classesOf are a programme's classes whose standard is in force for a household's
// village in a month; of what counts income alone there is one without a name.
func classesOf(program calc.Program, h *calc.Household, p *policy.Policy, m calc.Month) (classes []string) {
	if program == calc.Edge {
		return []string{""}
	}
	for _, r := range p.Rates {
		class := r.Class
		if program == calc.Tekun {
			class, _, _ = strings.Cut(class, ".")
			if care, ok := calc.ParseKind[calc.Selfcare](class); !ok || care == 0 {
				continue
			}
		}
		if r.Program != program || slices.Contains(classes, class) {
			continue
		}
		if rate, err := p.Standard(program, r.Class, h.Settlement, h.Region, m); err == nil && !rate.Abolished {
			classes = append(classes, class)
		}
	}
	return classes
}
