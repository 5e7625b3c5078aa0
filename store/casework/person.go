package casework

import (
	"doudi/calc"
	"doudi/store"
)

// What the screens do with operators: people with passphrases.

// OfferPassphrase is five random words that a person may take as a passphrase.
func OfferPassphrase() string { return store.OfferPassphrase() }

// RoleCodes are the codes of all roles (security.md).
func RoleCodes() []string {
	codes := make([]string, len(store.Roles))
	for i, r := range store.Roles {
		codes[i] = string(r)
	}
	return codes
}

// AddPerson adds an operator with a passphrase, or gives one who exists other
// roles, another township and a new passphrase. Short passphrases are refused.
func (o *Office) AddPerson(name string, roles []string, township calc.RegionCode, passphrase string) error {
	secret, err := store.NewPassphrase(passphrase)
	if err != nil {
		return err
	}
	op := store.Operator{Name: name, Township: township}
	for _, code := range roles {
		op.Roles = append(op.Roles, store.Role(code))
	}
	return o.AddOperator(op, secret)
}

// ChangePassphrase gives the operator of the office another passphrase, with
// which the office goes on.
func (o *Office) ChangePassphrase(passphrase string) error {
	secret, err := store.NewPassphrase(passphrase)
	if err != nil {
		return err
	}
	if err := o.ChangeSecret(secret); err != nil || o.Dry {
		return err
	}
	o.Store.Credentials.Secret = secret
	return nil
}
