package store

import (
	"errors"
	"fmt"
	"strings"
)

// ErrDamaged is the failure of a store that must not be used any more.
var ErrDamaged = errors.New("store is damaged")

// Damage is what is wrong with a damaged store: a code, and what it is about. It
// wraps ErrDamaged.
type Damage struct {
	Code string
	Args []string
}

func (d *Damage) Error() string {
	return ErrDamaged.Error() + ": " + strings.Join(append([]string{d.Code}, d.Args...), " ")
}

func (d *Damage) Unwrap() error { return ErrDamaged }

func damaged(code string, args ...any) error {
	d := &Damage{Code: code}
	for _, a := range args {
		d.Args = append(d.Args, fmt.Sprint(a))
	}
	return d
}

// The parts of a store in which something can be wrong.
const (
	inHousehold   = "household"
	inJournal     = "journal entry"
	inApplication = "application"
	inDecision    = "decision"
	inRoster      = "roster"
	inVillage     = "village"
)

// Part is the part of a store in which something is wrong: what it is, and its
// number or name.
type Part struct {
	Kind, Name string
	Err        error
}

func (p *Part) Error() string { return p.Kind + " " + p.Name + ": " + p.Err.Error() }

func (p *Part) Unwrap() error { return p.Err }

// in puts the part of the store before what is wrong there.
func in(kind string, name any, err error) error { return &Part{kind, fmt.Sprint(name), err} }

// DamageLine is what is wrong on one line with tabs in it: kind and name of the parts
// in which it is, its code and its operands; empty where that is only that it is
// damaged, or something else.
func DamageLine(err error) string {
	var p *Part
	if errors.As(err, &p) {
		if what := DamageLine(p.Err); what != "" {
			return strings.Join([]string{p.Kind, p.Name, what}, "\t")
		}
	}
	var d *Damage
	if !errors.As(err, &d) {
		return ""
	}
	return strings.Join(append([]string{d.Code}, d.Args...), "\t")
}

// damageTold is the error of such a line, as a process says it that inspects a file
// for another one, which finds no parts.
func damageTold(line string) error {
	fields := strings.Split(strings.TrimSpace(line), "\t")
	if fields[0] == "" {
		return ErrDamaged
	}
	return &Damage{fields[0], fields[1:]}
}
