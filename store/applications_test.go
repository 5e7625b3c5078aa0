package store

import (
	"errors"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"doudi/calc"
	"doudi/calc/procedure"
	"doudi/calc/workday"
)

// One application and one calendar with something in every field; the fixtures
// in testdata are these.
var (
	fullApplication = Application{
		Application: procedure.Application{
			Number: "S000031", Household: "000031", Program: calc.Tekun, Person: person18(32), Source: procedure.Found, Agent: "网格员 周小满",
			Hukou: calc.PermitHukou, PermitUntil: calc.NewDay(2028, 2, 29),
			Events: []procedure.Event{{
				Kind: procedure.OpinionFor, Day: calc.NewDay(2026, 11, 20), By: []string{"李建国", "赵助理"}, Level: procedure.County, Obligor: person18(33),
				Amount: 787_50, Reason: procedure.BecauseHard, Note: "独居",
			}},
		},
		Region: "999901001002", Applicant: "娜仁·图雅", Recorded: []Recording{{By: "李建国", At: noon, Seq: 300}},
	}
	fullSignedApplication = signedSample(fullApplication)
	fullCalendar          = []workday.Entry{{Day: calc.NewDay(2027, 1, 1), Work: true, Name: "元旦"}}
)

func drawApplication(t *rapid.T) Application {
	event := func(t *rapid.T) procedure.Event {
		return procedure.Event{
			Kind: procedure.Kind(rapid.IntRange(0, int(procedure.Ended)).Draw(t, "kind")), Day: day(t), By: list(t, text),
			Level:   procedure.Level(rapid.IntRange(0, int(procedure.County)).Draw(t, "level")),
			Obligor: id(t), Amount: money(t), Reason: procedure.Reason(text(t)), Note: text(t),
		}
	}
	a := Application{
		Application: procedure.Application{
			Number: text(t), Household: calc.HouseholdNumber(text(t)), Program: calc.Program(text(t)), Person: id(t), Agent: text(t),
			Source: procedure.Source(rapid.IntRange(0, int(procedure.Found)).Draw(t, "source")), Hukou: coded[calc.Hukou](t), PermitUntil: day(t), Events: list(t, event),
		},
		Region: calc.RegionCode(text(t)), Applicant: text(t),
	}
	for range a.Events {
		a.Recorded = append(a.Recorded, Recording{By: text(t), At: instant(t), Seq: seq(t)})
	}
	return a
}

// signedSample is an application whose events are signed.
func signedSample(a Application) Application {
	a.Recorded = slices.Clone(a.Recorded)
	for i := range a.Recorded {
		a.Recorded[i].Signature = []byte("the signature")
	}
	return a
}

func drawSignedApplication(t *rapid.T) Application {
	a := drawApplication(t)
	for i := range a.Recorded {
		a.Recorded[i].Signature = octets(t)
	}
	return a
}

func drawCalendar(t *rapid.T) []workday.Entry {
	return list(t, func(t *rapid.T) workday.Entry { return workday.Entry{Day: day(t), Work: yesNo(t), Name: text(t)} })
}

// applied files an application, takes it a step further, and loads a calendar.
func applied(t testing.TB, s *Store) {
	t.Helper()
	for _, do := range []func(tx *Tx) (Entry, error){
		func(tx *Tx) (Entry, error) {
			a := &Application{Application: procedure.Application{Program: calc.Dibao, Source: procedure.Applied}, Region: village(1, 2), Applicant: "单·图雅"}
			err := tx.AddApplication(a)
			filed := procedure.Event{Kind: procedure.Filed, Day: calc.NewDay(2026, 11, 20), By: []string{"li"}}
			return Entry{Operator: "li", Act: "application.open", Subject: a.Number}, errors.Join(err, tx.AddEvents(a, "li", noon, filed))
		},
		func(tx *Tx) (Entry, error) {
			a, err := tx.Application("S000001")
			if err != nil {
				return Entry{}, err
			}
			accepted := procedure.Event{Kind: procedure.Accepted, Day: calc.NewDay(2026, 11, 21), By: []string{"li"}}
			return Entry{Operator: "li", Act: "application.advance", Subject: a.Number}, tx.AddEvents(a, "li", noon, accepted)
		},
		func(tx *Tx) (Entry, error) {
			return Entry{Operator: "li", Act: "calendar.load", Subject: "2027"}, tx.PutCalendar(fullCalendar)
		},
	} {
		if err := s.Act(do); err != nil {
			t.Fatal(err)
		}
	}
}

// An application keeps its events in the order of recording, each under the entry
// of the journal that tells of it.
func TestApplications(t *testing.T) {
	s := newStore(t)
	view(t, s, func(tx *Tx) error {
		if _, err := tx.Application("S000001"); !errors.Is(err, ErrNotFound) {
			t.Errorf("an application that is not there: %v", err)
		}
		if days, err := tx.Calendar(); err != nil || days != nil {
			t.Errorf("a calendar that was not loaded: %v, %v", days, err)
		}
		return nil
	})
	applied(t, s)
	view(t, s, func(tx *Tx) error {
		a, err := tx.Application("S000001")
		if err != nil {
			return err
		}
		kinds := []procedure.Kind{a.Events[0].Kind, a.Events[1].Kind}
		if !slices.Equal(kinds, []procedure.Kind{procedure.Filed, procedure.Accepted}) {
			t.Errorf("the events are %v", kinds)
		}
		for i, r := range a.Recorded {
			told := false
			err := tx.Journal(r.Seq, func(j *Entry) error {
				told = told || j.Seq == r.Seq && j.Subject == a.Number && j.Operator == r.By
				return nil
			})
			if err != nil || !told || !r.At.Equal(noon.Truncate(time.Second)) {
				t.Errorf("event %d was recorded %+v, %v", i, r, err)
			}
		}
		days, err := tx.Calendar()
		if !slices.Equal(days, fullCalendar) {
			t.Errorf("the calendar has %v", days)
		}
		return err
	})
}

// Numbers are given one after the other, and an act that is not kept uses none.
func TestApplicationNumbers(t *testing.T) {
	s := newStore(t)
	add := func(keep bool) string {
		a := &Application{Region: village(1, 1)}
		err := s.Act(func(tx *Tx) (Entry, error) {
			err := tx.AddApplication(a)
			filed := procedure.Event{Kind: procedure.Filed, Day: calc.NewDay(2026, 11, 20)}
			err = errors.Join(err, tx.AddEvents(a, "root", noon, filed))
			if !keep {
				return Entry{}, err
			}
			return Entry{Operator: "root", Act: "application.open", Subject: a.Number}, err
		})
		if err != nil {
			t.Fatal(err)
		}
		return a.Number
	}
	got := []string{add(true), add(false), add(true)}
	if want := []string{"S000001", "S000002", "S000002"}; !slices.Equal(got, want) {
		t.Errorf("the numbers are %v, want %v", got, want)
	}
	var listed []string
	view(t, s, func(tx *Tx) error {
		return tx.Applications(func(a *Application) error { listed = append(listed, a.Number); return nil })
	})
	if want := []string{"S000001", "S000002"}; !slices.Equal(listed, want) {
		t.Errorf("the store lists %v, want %v", listed, want)
	}
}
