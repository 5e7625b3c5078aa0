package store

import (
	"errors"
	"slices"
	"testing"

	"doudi/calc"
	"doudi/calc/procedure"
	"doudi/calc/roster"
)

// advance records an event of application S000001 as an operator, and tells the
// journal of it as the office does.
func advance(t *testing.T, s *Store, operator string, k procedure.Kind) {
	t.Helper()
	err := storeOf(s.Path, operator).Act(func(tx *Tx) (Entry, error) {
		a, err := tx.Application("S000001")
		if err != nil {
			return Entry{}, err
		}
		err = tx.AddEvents(a, operator, noon, procedure.Event{Kind: k, Day: calc.NewDay(2026, 11, 21), By: []string{operator}, Level: procedure.County})
		reason := k.String()
		if digest := a.SignedDigest(len(a.Events) - 1); digest != (roster.Digest{}) {
			reason += " " + digest.String()
		}
		return Entry{Operator: operator, Act: "application.advance", Subject: a.Number, Reason: reason}, err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// approved is a store with an application that li proposes and wang approves.
func approved(t *testing.T) *Store {
	s := newStore(t)
	engage(t, s)
	applied(t, s)
	advance(t, s, "li", procedure.OpinionFor)
	advance(t, s, "wang", procedure.Approved)
	return s
}

// An opinion and a decision are signed, and nothing else; a machine signs neither.
func TestApplicationsAreSigned(t *testing.T) {
	s := approved(t)
	view(t, s, func(tx *Tx) error {
		a, err := tx.Application("S000001")
		if err != nil {
			return err
		}
		for i, r := range a.Recorded {
			if signed := len(r.Signature) == 64; signed != (i >= 2) || signed != (a.SignedDigest(i) != roster.Digest{}) {
				t.Errorf("event %d, %s, has a signature of %d bytes", i, a.Events[i].Kind, len(r.Signature))
			}
		}
		return nil
	})
	whole(t, s)
}

// Whatever is changed of an application that was decided is found by the signatures
// under it, and so are signatures taken away.
func TestForgedApplicationsAreFound(t *testing.T) {
	s := approved(t)
	for name, change := range map[string]func(a *Application){
		"another household":           func(a *Application) { a.Household = "9" },
		"another programme":           func(a *Application) { a.Program = calc.Edge },
		"another person":              func(a *Application) { a.Person = person18(9) },
		"another applicant":           func(a *Application) { a.Applicant = "李四" },
		"another amount":              func(a *Application) { a.Events[2].Amount = 1 },
		"another opinion":             func(a *Application) { a.Events[2].Kind = procedure.OpinionAgainst },
		"refused":                     func(a *Application) { a.Events[3].Kind = procedure.Rejected },
		"another day":                 func(a *Application) { a.Events[3].Day-- },
		"filed otherwise":             func(a *Application) { a.Events[0].Note = "x" },
		"no checker's signature":      func(a *Application) { a.Recorded[3].Signature = nil },
		"no signatures":               func(a *Application) { a.Recorded[2].Signature, a.Recorded[3].Signature = nil, nil },
		"the maker's signature twice": func(a *Application) { a.Recorded[3].Signature = a.Recorded[2].Signature },
		"a signature under the first": func(a *Application) { a.Recorded[0].Signature = a.Recorded[2].Signature },
		"signed later":                func(a *Application) { a.Recorded[3].At = a.Recorded[3].At.Add(1e9) },
	} {
		t.Run(name, func(t *testing.T) {
			c := editable(t, s)
			forge(t, c, func(e *sealedEngine) error { return changeApplication(e, change) })
			if err := c.Check(true); !errors.Is(err, ErrDamaged) {
				t.Errorf("the check says %v", err)
			}
		})
	}
}

// Who gave the opinion does not decide, whatever the journal tells.
func TestApplicationDecidedByItsMaker(t *testing.T) {
	s := storeOf(approved(t).Path, "root")
	c := editable(t, s)
	advance(t, c, "wang", procedure.OpinionFor)
	advance(t, c, "wang", procedure.Rejected)
	if err := c.Check(true); !errors.Is(err, ErrDamaged) {
		t.Errorf("the check says %v", err)
	}
}

// What was decided before there were signatures is whole without them.
func TestApplicationsBeforeSignatures(t *testing.T) {
	s := newStore(t)
	engage(t, s)
	applied(t, s)
	for _, k := range []procedure.Kind{procedure.OpinionFor, procedure.Approved} {
		act := func(tx *Tx) (Entry, error) {
			a, err := tx.Application("S000001")
			if err != nil {
				return Entry{}, err
			}
			a.Events = append(a.Events, procedure.Event{Kind: k, Day: calc.NewDay(2026, 11, 21), By: []string{"li"}, Level: procedure.County})
			a.Recorded = append(slices.Clone(a.Recorded), Recording{By: "li", At: noon, Seq: tx.NextEntry()})
			return Entry{Operator: "li", Act: "application.advance", Subject: a.Number, Reason: k.String()}, tx.renew(applicationKey(a.Number), encodeApplication(a))
		}
		if err := s.Act(act); err != nil {
			t.Fatal(err)
		}
	}
	whole(t, s)
}
