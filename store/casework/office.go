// Package casework is the acts of the office: one method an act, one
// transaction an act. An act reads the records it needs, asks calc what the
// rules say, and writes records, index and journal together, or refuses and
// writes nothing. Commands and screens call only this.
package casework

import (
	"fmt"
	"time"

	"doudi/calc"
	"doudi/calc/policy"
	"doudi/store"
)

// Office is one operator at work on one store.
type Office struct {
	Store    *store.Store
	Operator string    // name; "" may only look
	Today    calc.Day  // the day on which the acts count
	Now      time.Time // the instant that the journal notes
	Dry      bool      // acts are tried and taken back: nothing changes
}

// New is an operator's office on the store at a path. Acts count on the day
// today; the journal's clock is now.
func New(path, operator string, today calc.Day, now time.Time) *Office {
	return &Office{Store: store.At(path, func() time.Time { return now }), Operator: operator, Today: today, Now: now}
}

// right is something that only some roles may do (security.md).
type right string

const (
	readCases     right = "cases.read"
	importCases   right = "cases.import"
	changePolicy  right = "policy.load"
	makeRoster    right = "roster.make"
	confirmRoster right = "roster.confirm"
	readRoster    right = "roster.read"
	readPolicy    right = "policy.read"
	readOperators right = "operators.read"
	readJournal   right = "journal.read"
	manage        right = "operators"
)

// rights are the roles that have each right.
var rights = map[right][]store.Role{
	readCases:     {store.Clerk, store.Approver, store.Officer, store.Auditor},
	importCases:   {store.Officer},
	changePolicy:  {store.Officer, store.Admin},
	makeRoster:    {store.Officer},
	confirmRoster: {store.Officer},
	readPolicy:    store.Roles,
	readOperators: {store.Officer, store.Auditor, store.Admin},
	readRoster:    {store.Officer, store.Finance, store.Auditor},
	readJournal:   {store.Officer, store.Auditor, store.Admin},
	manage:        {store.Admin},
}

// allow checks within an act that the operator may do it.
func (o *Office) allow(tx *store.Tx, r right) error {
	if o.Operator == "" {
		return calc.Refuse("operator.unnamed")
	}
	op, err := tx.Operator(o.Operator)
	if err != nil {
		return calc.Refuse("operator.unknown", o.Operator)
	}
	if op.Disabled {
		return calc.Refuse("operator.disabled", o.Operator)
	}
	for _, role := range rights[r] {
		if op.Role == role {
			return nil
		}
	}
	return calc.Refuse("operator.forbidden", o.Operator, string(op.Role), string(r))
}

// allowReading is allow where an operator is named; until operators have
// passphrases, looking is open to whoever holds the file.
func (o *Office) allowReading(tx *store.Tx, r right) error {
	if o.Operator == "" {
		return nil
	}
	return o.allow(tx, r)
}

// act runs one act and its journal entry in one transaction.
func (o *Office) act(f func(tx *store.Tx) (store.Entry, error)) error {
	return o.Store.Act(func(tx *store.Tx) (store.Entry, error) {
		entry, err := f(tx)
		if err != nil || o.Dry || entry.Act == "" {
			return store.Entry{}, err
		}
		entry.Operator = o.Operator
		return entry, nil
	})
}

// latestPolicy are the tables loaded last.
func latestPolicy(tx *store.Tx) (*policy.Policy, error) {
	return policyVersion(tx, tx.PolicyVersion())
}

// policyVersion are the tables of one loading.
func policyVersion(tx *store.Tx, version int) (*policy.Policy, error) {
	kept, err := tx.Policy(version)
	if err != nil {
		return nil, err
	}
	p, faults := policy.Parse(keptTables(kept))
	if bad := faults.Refusing(); len(bad) > 0 {
		return nil, fmt.Errorf("policy version %d: %w", version, bad)
	}
	p.Version = version
	return p, nil
}
