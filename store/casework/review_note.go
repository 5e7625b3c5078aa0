package casework

import (
	"slices"
	"strconv"
	"strings"

	"doudi/calc"
	"doudi/calc/review"
	"doudi/store"
)

// Noted is what a note was recorded as.
type Noted struct {
	Seq        uint64 // by which a finding is closed later; the last of several
	Households int
	Refusals   int         // of a job refused: how often the person has done so
	Late       bool        // of a change: reported more than three months after it (民发〔2022〕83号 五(五))
	Home       review.Home // a household's awards in payment with their deadlines, the note counted
}

// NoteFact records something that bears on a household's reviews: a school
// certificate, a death, a stay at a rescue station, a finding or its closing, a
// job refused, a change not reported, a match or notice (R7). A closing without
// a number closes the one finding that is open.
func (o *Office) NoteFact(n calc.HouseholdNumber, f review.Fact) (*Noted, error) {
	var noted *Noted
	err := o.act(func(tx *store.Tx) (store.Entry, error) {
		h, err := tx.Household(n)
		if err != nil {
			return store.Entry{}, err
		}
		if err := o.allowIn(tx, RecordReviews, h.Region); err != nil {
			return store.Entry{}, err
		}
		facts, err := tx.Facts(h.Region, n)
		if err != nil {
			return store.Entry{}, err
		}
		note := f
		if err := o.properNote(h, facts, &note); err != nil {
			return store.Entry{}, err
		}
		if err := o.note(tx, h.Region, n, &note); err != nil {
			return store.Entry{}, err
		}
		noted = &Noted{Seq: note.Seq, Households: 1, Refusals: refusals(append(facts, note), &note), Late: note.Late()}
		if noted.Home, err = o.home(tx, n); err != nil {
			return store.Entry{}, err
		}
		return store.Entry{Act: "review.note", Subject: string(n), Reason: note.Kind.String()}, nil
	})
	return noted, err
}

// NoteRegion records that the households of a region with an award in payment,
// under one programme or any, were matched or publicised.
func (o *Office) NoteRegion(region string, f review.Fact) (*Noted, error) {
	noted := &Noted{}
	err := o.act(func(tx *store.Tx) (store.Entry, error) {
		*noted = Noted{}
		if err := o.allow(tx, RecordReviews); err != nil {
			return store.Entry{}, err
		}
		if f.Kind != review.MatchFact && f.Kind != review.NoticeFact {
			return store.Entry{}, calc.Mistyped("note.region", f.Kind.String())
		}
		if err := o.properNote(nil, nil, &f); err != nil {
			return store.Entry{}, err
		}
		l, err := o.looking(tx, RecordReviews, region, f.Day.Month())
		if err != nil {
			return store.Entry{}, err
		}
		var homes []review.Case
		err = l.inPayment(func(c review.Case, _ *calc.Award, _ []review.Fact) {
			last := len(homes) - 1
			if (f.Program == "" || c.Program == f.Program) && (last < 0 || homes[last].Household != c.Household) {
				homes = append(homes, c)
			}
		})
		if err != nil {
			return store.Entry{}, err
		}
		for _, c := range homes {
			note := f
			if err := o.note(tx, c.Region, c.Household, &note); err != nil {
				return store.Entry{}, err
			}
			noted.Seq, noted.Households = note.Seq, noted.Households+1
		}
		if len(homes) == 0 {
			return store.Entry{}, nil
		}
		return store.Entry{Act: "review.note", Subject: region, Reason: f.Kind.String() + " " + strconv.Itoa(len(homes))}, nil
	})
	return noted, err
}

func (o *Office) note(tx *store.Tx, region calc.RegionCode, n calc.HouseholdNumber, f *review.Fact) error {
	f.RecordedBy, f.RecordedAt = o.Operator, o.Now.UTC()
	return tx.AddFact(region, n, f)
}

func refusals(facts []review.Fact, of *review.Fact) int {
	n := 0
	for i := range facts {
		if of.Kind == review.RefusalFact && facts[i].Kind == review.RefusalFact && facts[i].Person == of.Person {
			n++
		}
	}
	return n
}

// ofPersons are the kinds of fact that are always about one member, and
// withText those that say nothing without a text.
var (
	ofPersons = []review.FactKind{review.SchoolFact, review.DeathFact, review.StayFact, review.RefusalFact}
	withText  = []review.FactKind{review.FindingFact, review.ClosedFact, review.ChangeFact}
)

// properNote checks a note against the household and what is known of it, and
// fills in what follows. h is nil for the households of a region.
func (o *Office) properNote(h *calc.Household, facts []review.Fact, f *review.Fact) error {
	if f.Reported == 0 && (f.Kind == review.DeathFact || f.Kind == review.ChangeFact) {
		f.Reported = o.Today
	}
	if f.Day == 0 && f.Kind != review.SchoolFact {
		f.Day = o.Today
	}
	switch {
	case f.Kind == review.VisitFact || f.Kind == review.PapersFact:
		return calc.Mistyped("note.kind", f.Kind.String())
	case max(f.Day, f.Reported) > o.Today:
		return calc.Refuse("visit.future", max(f.Day, f.Reported).String(), o.Today.String())
	case f.Reported != 0 && f.Reported < f.Day, f.Until != 0 && f.Until < f.Day:
		return calc.Mistyped("note.backwards", f.Day.String())
	case slices.Contains(ofPersons, f.Kind) && f.Person == "":
		return calc.Mistyped("note.person_missing", f.Kind.String())
	case h != nil && f.Person != "" && h.Member(f.Person) == nil:
		return calc.Refuse("note.stranger", f.Person.Tail(), string(h.Number))
	case f.Kind == review.SchoolFact && (f.Until == 0 || f.Stage == 0):
		return calc.Mistyped("note.school")
	case slices.Contains(withText, f.Kind) && strings.TrimSpace(f.Text) == "":
		return calc.Mistyped("note.unreasoned", f.Kind.String())
	}
	if err := typed("text", f.Text); err != nil {
		return err
	}
	if f.Kind == review.ClosedFact {
		return closes(h, facts, f)
	}
	if slices.ContainsFunc(facts, func(x review.Fact) bool { return sameNote(&x, f) }) {
		return calc.Refuse("note.known", f.Kind.String(), f.Day.String())
	}
	return nil
}

// sameNote says whether two notes tell the same.
func sameNote(a, b *review.Fact) bool {
	return a.Kind == b.Kind && a.Program == b.Program && a.Person == b.Person && a.Day == b.Day && a.Until == b.Until && a.Stage == b.Stage && a.Text == b.Text
}

// closes finds the finding that a closing is for.
func closes(h *calc.Household, facts []review.Fact, f *review.Fact) error {
	open := review.Open(facts)
	switch {
	case len(open) == 0:
		return calc.Refuse("note.none_open", string(h.Number))
	case f.Of == 0 && len(open) > 1:
		var numbers []string
		for _, x := range open {
			numbers = append(numbers, strconv.FormatUint(x.Seq, 10))
		}
		return calc.Refuse("note.which", string(h.Number), strings.Join(numbers, ", "))
	case f.Of == 0:
		f.Of = open[0].Seq
	}
	i := slices.IndexFunc(open, func(x review.Fact) bool { return x.Seq == f.Of })
	if i < 0 {
		return calc.Refuse("note.not_open", strconv.FormatUint(f.Of, 10), string(h.Number))
	}
	f.Person = open[i].Person
	return nil
}

// ExportedReviews notes in the journal that a list of reviews left the store.
func (o *Office) ExportedReviews(path string, homes int) error {
	return o.act(func(tx *store.Tx) (store.Entry, error) {
		if err := o.allow(tx, ReadCases); err != nil {
			return store.Entry{}, err
		}
		return store.Entry{Act: "review.export", Subject: path, Reason: strconv.Itoa(homes)}, nil
	})
}
