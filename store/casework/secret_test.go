package casework_test

import (
	"errors"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"filippo.io/age"

	"doudi/calc"
	"doudi/store"
	"doudi/store/casework"
)

// wholeActs are the acts on the store as a whole, which cannot be only tried,
// and who may do each.
var wholeActs = []deskAct{
	{"Backup", "officer admin machine", func(b *bureau, o *casework.Office) error {
		_, _, err := o.Backup(filepath.Join(b.TempDir(), "copy.db"), 0)
		return err
	}},
	{"Restore", "admin", func(b *bureau, o *casework.Office) error {
		_, err := o.Restore(b.copyOf(b.path).path, true)
		return err
	}},
	{"Rekey", "admin", func(_ *bureau, o *casework.Office) error { return o.Rekey() }},
	{"HandOver", "officer admin machine", func(b *bureau, o *casework.Office) error {
		to, _ := b.correspondent()
		_, err := o.HandOver(filepath.Join(b.TempDir(), "county.age"), to)
		return err
	}},
	{"RestoreHandover", "admin", func(b *bureau, o *casework.Office) error {
		to, opens := b.correspondent()
		file := filepath.Join(b.TempDir(), "county.age")
		b.ok(second(b.copyOf(b.path).as("admin").HandOver(file, to)))
		_, err := o.RestoreHandover(file, opens, true)
		return err
	}},
	{"ExportJournal", "auditor", func(b *bureau, o *casework.Office) error {
		to, _ := b.correspondent()
		_, err := o.ExportJournal(filepath.Join(b.TempDir(), "journal.age"), to, "the yearly audit")
		return err
	}},
}

// correspondent is somebody to whom files go, and what opens them there.
func (b *bureau) correspondent() (*store.Recipients, *store.Identities) {
	b.Helper()
	key, err := age.GenerateX25519Identity()
	b.ok(err)
	to := &store.Recipients{}
	b.ok(to.Add("--recipient", key.Recipient().String()))
	opens, err := store.ReadIdentities("key.txt", []byte(key.String()))
	b.ok(err)
	return to, opens
}

// TestWhoMayCopyAndRekey: who may not leaves the store as it was.
func TestWhoMayCopyAndRekey(t *testing.T) {
	b := staffed(t)
	for _, a := range wholeActs {
		for _, operator := range everybody() {
			t.Run(a.name+" by "+operator, func(t *testing.T) {
				b := (&bureau{t, b.path}).copyOf(b.path)
				t.Cleanup(b.sound)
				before := b.holds()
				err := a.do(b, b.as(operator))
				code := mayNot(a.who, operator)
				if code == "" {
					b.ok(err)
					return
				}
				b.refused(err, code)
				if b.holds() != before {
					t.Error("the store has changed")
				}
			})
		}
	}
}

// TestEveryActIsAskedFor: the tables of who may do what have all acts that there
// are.
func TestEveryActIsAskedFor(t *testing.T) {
	asked := map[string]bool{
		"Found":            true, // there is nobody to ask yet
		"ChangeSecret":     true, // everybody their own: TestChangeSecret
		"ChangePassphrase": true, // the same with a passphrase: TestChangePassphrase
		"Recover":          true, // by the sheet: TestRecover
		"AddMachine":       true, // AddOperator, a machine
		"Rebuild":          true, // no store there yet: by the export's own operators
	}
	for _, a := range deskActs {
		name, _, _ := strings.Cut(a.name, " ")
		asked[strings.TrimSuffix(name, ",")] = true
	}
	for _, a := range wholeActs {
		asked[a.name] = true
	}
	for method := range reflect.TypeFor[*casework.Office]().Methods() {
		if !asked[method.Name] {
			t.Errorf("nobody has asked who may do %s", method.Name)
		}
	}
}

// with is the desk of somebody who has another secret than the tests' own.
func (b *bureau) with(operator string, secret store.Secret) *casework.Office {
	o := b.as(operator)
	o.Store.Credentials.Secret = secret
	return o
}

// TestChangePassphrase: the office goes on with the passphrase that was chosen in
// it, and one that is too short is refused.
func TestChangePassphrase(t *testing.T) {
	b := staffed(t)
	o := b.as("li")
	b.refused(o.ChangePassphrase("short"), "passphrase.short")
	b.ok(o.ChangePassphrase("long enough"))
	b.ok(o.ChangePassphrase("long enough too"))
	b.refused(o.AddPerson("new", []string{"clerk"}, "", "short"), "passphrase.short")
	o.Dry = true
	b.ok(o.ChangePassphrase("only tried"))
	o.Dry = false
	b.ok(o.ChangePassphrase("and kept"))
}

// TestChangeSecret: the new secret opens the store and the old one opens older
// copies alone; what was signed before stays signed.
func TestChangeSecret(t *testing.T) {
	b := parish(t)
	b.takes(home)
	b.submits(of2026(7))
	old := b.copyOf(b.path)
	_, key := store.NewKey("li")
	b.ok(b.as("li").ChangeSecret(key))
	if _, err := b.as("li").Find("1"); !errors.Is(err, store.ErrSecret) {
		t.Errorf("the old secret: %v", err)
	}
	b.ok(second(b.with("li", key).Find("1")))
	b.ok(second(old.as("li").Find("1")))
	b.ok(second(b.as("wang").Confirm(of2026(7), casework.Expectation{})))
	b.ok(second(b.as("wang").Verify()))
	b.journalTells("li operator.passwd li")
}

// journalTells says that an act is in the journal, as "operator act subject".
func (b *bureau) journalTells(act string) {
	b.Helper()
	list, err := b.as("admin").Journal(0)
	b.ok(err)
	if !slices.ContainsFunc(list, func(e store.Entry) bool { return e.Operator+" "+e.Act+" "+e.Subject == act }) {
		b.Errorf("the journal does not tell of %s", act)
	}
}

// TestRecover: who has the sheet makes an administrator with a new secret, and
// may do nothing else; the sheet's use is in the journal.
func TestRecover(t *testing.T) {
	b := &bureau{t, filepath.Join(t.TempDir(), "parish.db")}
	_, sheet, err := b.as("admin").Found(casework.Founding{
		County: "清河县", Opening: of2026(7), Policy: b.sheets(filepath.Join(qingheFolder, "policy")), Regions: b.sheets(filepath.Join(qingheFolder, "region.csv")),
	})
	b.ok(err)
	b.admits("li", store.Officer)
	b.admits("wang", store.Officer)
	b.takes(home)
	b.submits(of2026(7))
	secret, err := store.ReadSheet(sheet)
	b.ok(err)
	for _, a := range append(deskActs, wholeActs...) {
		b.refused(a.do(b, b.with(store.RecoveryName, secret)), "operator.unknown")
	}
	_, key := store.NewKey("wang")
	for _, operator := range []string{"admin", "li"} {
		b.refused(b.as(operator).Recover("wang", key), "operator.forbidden")
	}
	b.ok(b.with(store.RecoveryName, secret).Recover("wang", key))
	if _, err := b.as("wang").Operators(); !errors.Is(err, store.ErrSecret) {
		t.Errorf("the secret that was lost: %v", err)
	}
	wang := b.with("wang", key)
	b.ok(wang.AddOperator(store.Operator{Name: "sun", Roles: []store.Role{store.Clerk}}, testKey()))
	b.operators("admin admin, li officer, sun clerk, wang officer,admin")
	b.ok(second(wang.Confirm(of2026(7), casework.Expectation{})))
	b.verifies(0)
	b.journalTells("recovery operator.recover wang")
	if err := b.with(store.RecoveryName, testKey()).Recover("li", key); !errors.Is(err, store.ErrSecret) {
		t.Errorf("without the sheet: %v", err)
	}
	var refusal *calc.Refusal
	if _, err := store.ReadSheet(sheet[1:]); !errors.As(err, &refusal) {
		t.Errorf("a sheet cut short: %v", err)
	}
}
