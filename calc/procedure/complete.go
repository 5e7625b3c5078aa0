package procedure

import (
	"slices"
	"strings"

	"doudi/calc"
)

// complete says whether an event says of itself what the law wants to have on
// file.
func complete(a *Application, e *Event) error {
	people := named(e.By)
	if len(people) == 0 {
		return calc.Refuse("event.unsigned")
	}
	switch e.Kind {
	case Filed:
		switch {
		case a.Source == 0:
			return calc.Mistyped("source.missing")
		case a.Source != Applied && strings.TrimSpace(a.Agent) == "":
			return calc.Mistyped("source.unnamed")
		}
	case Visited:
		// A team is at least two people (民发〔2021〕57号 art. 16).
		if len(people) < 2 {
			return calc.Refuse("visit.alone")
		}
		return levelled(e)
	case Extended:
		return extendable(a, e)
	case Rejected, Returned, Paused, Ended, Objected, Complained:
		if strings.TrimSpace(e.Note) == "" {
			return calc.Mistyped("event.unreasoned")
		}
	}
	if e.Kind == Approved || e.Kind == Rejected {
		if err := levelled(e); err != nil {
			return err
		}
		return another(a, people)
	}
	return nil
}

// named are the different people that a list names.
func named(list []string) []string {
	var people []string
	for _, name := range list {
		if name = strings.TrimSpace(name); name != "" && !slices.Contains(people, name) {
			people = append(people, name)
		}
	}
	return people
}

func levelled(e *Event) error {
	if e.Level != Township && e.Level != County {
		return calc.Refuse("event.level")
	}
	return nil
}

// another says whether somebody else decides than gave the opinion: nobody
// confirms their own work (R4).
func another(a *Application, people []string) error {
	for _, name := range named(a.standing().proposers) {
		if slices.Contains(people, name) {
			return calc.Refuse("decision.same_person", name)
		}
	}
	return nil
}

// extendable says whether the reason of an extension is one of the law's special
// cases, and borne out by the file where the file can tell.
func extendable(a *Application, e *Event) error {
	switch s := a.standing(); {
	case !slices.Contains(Reasons(), e.Reason):
		return calc.Mistyped("extension.reason", string(e.Reason))
	case e.Reason == BecauseObjection && s.objected == 0:
		return calc.Refuse("extension.undisputed")
	case e.Reason == BecauseElsewhere && a.Hukou != calc.PermitHukou:
		return calc.Refuse("extension.local")
	}
	return nil
}
