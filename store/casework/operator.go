package casework

import (
	"slices"
	"strings"
	"unicode"

	"doudi/calc"
	"doudi/store"
)

// AddOperator adds an operator whom a secret opens the store to, or gives one
// who exists other roles, another township and a new secret.
func (o *Office) AddOperator(op store.Operator, secret store.Secret) error {
	return o.act(func(tx *store.Tx) (store.Entry, error) {
		if err := o.allow(tx, Manage); err != nil {
			return store.Entry{}, err
		}
		if err := o.admissible(tx, &op); err != nil {
			return store.Entry{}, err
		}
		return store.Entry{Act: "operator.add", Subject: op.Name, Reason: op.RoleNames()}, tx.Admit(op, secret, o.Now)
	})
}

func (o *Office) admissible(tx *store.Tx, op *store.Operator) error {
	if err := properName(op.Name); err != nil {
		return err
	}
	if op.Name == o.Operator && !slices.Contains(op.Roles, store.Admin) {
		return calc.Refuse("operator.self", op.Name)
	}
	if !op.Machine && len(op.Roles) == 0 {
		return calc.Mistyped("operator.roleless", op.Name)
	}
	for _, role := range op.Roles {
		if !slices.Contains(store.Roles, role) {
			return calc.Mistyped("operator.role", string(role))
		}
	}
	if op.Township != "" {
		if _, err := tx.Region(op.Township.Full()); err != nil {
			return calc.Mistyped("region.unknown", string(op.Township))
		}
	}
	return nil
}

// properName refuses a name that cannot be read on a screen, that looks like another by
// its blanks, or that cannot be the name of a key file in its folder.
func properName(name string) error {
	unreadable := func(r rune) bool { return !unicode.IsPrint(r) }
	if strings.TrimSpace(name) != name || name == "" || name == store.RecoveryName || strings.ContainsFunc(name, unreadable) || strings.ContainsAny(name, `/\:*?"<>|`) {
		return calc.Mistyped("operator.name")
	}
	return nil
}

// DisableOperator ends an operator's rights; what they did stays on record.
func (o *Office) DisableOperator(name string) error {
	return o.act(func(tx *store.Tx) (store.Entry, error) {
		if err := o.allow(tx, Manage); err != nil {
			return store.Entry{}, err
		}
		if name == o.Operator {
			return store.Entry{}, calc.Refuse("operator.self", name)
		}
		return store.Entry{Act: "operator.disable", Subject: name}, tx.Disable(name)
	})
}

// ChangeSecret gives the operator of the office another secret. The one before
// opens older copies of the store, as long as there are any.
func (o *Office) ChangeSecret(secret store.Secret) error {
	return o.act(func(tx *store.Tx) (store.Entry, error) {
		if _, err := o.present(tx); err != nil {
			return store.Entry{}, err
		}
		err := tx.ChangeSecret(o.Store.Credentials.Secret, secret)
		return store.Entry{Act: "operator.passwd", Subject: o.Operator}, err
	})
}

// Operators lists all operators by name.
func (o *Office) Operators() (list []store.Operator, err error) {
	err = o.Store.View(func(tx *store.Tx) error {
		if err := o.allow(tx, ReadOperators); err != nil {
			return err
		}
		list, err = tx.Operators()
		return err
	})
	return list, err
}

// AddMachine makes the slot of a scheduled job, which may look, draft and back
// up, and confirms nothing.
func (o *Office) AddMachine(name string, key store.Secret) error {
	return o.AddOperator(store.Operator{Name: name, Machine: true}, key)
}

// Rekey seals the whole store under a new data key, so that a key that got
// about, and the slots of those who were disabled, open it no more.
func (o *Office) Rekey() error {
	return o.Store.Rekey(func(tx *store.Tx) error { return o.allow(tx, Manage) })
}

// Recover makes an operator an administrator with a new secret, by the power of
// the recovery sheet, with which the office's store was opened.
func (o *Office) Recover(name string, secret store.Secret) error {
	return o.act(func(tx *store.Tx) (store.Entry, error) {
		if o.Operator != store.RecoveryName {
			return store.Entry{}, calc.Refuse("operator.forbidden", o.Operator, "", string(Manage))
		}
		if err := properName(name); err != nil {
			return store.Entry{}, err
		}
		op := store.Operator{Name: name, Roles: []store.Role{store.Admin}}
		if before, err := tx.Operator(name); err == nil && !before.Machine && len(before.Roles) == 1 && !before.Has(store.Admin) {
			op.Roles = append(op.Roles, before.Roles...)
		}
		return store.Entry{Act: "operator.recover", Subject: name}, tx.Admit(op, secret, o.Now)
	})
}
