package casework_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"filippo.io/age"

	"doudi/calc"
	"doudi/store"
	"doudi/store/casework"
)

// city is another office: to whom something goes, and what opens it.
func city(t *testing.T) (*store.Recipients, *store.Identities) {
	t.Helper()
	secret, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	to := &store.Recipients{}
	if err := to.Add("--recipient", secret.Recipient().String()); err != nil {
		t.Fatal(err)
	}
	opens, err := store.ReadIdentities("city.key", []byte(secret.String()))
	if err != nil {
		t.Fatal(err)
	}
	return to, opens
}

// TestWhoMayTakeSomethingAway: a hand-over and an export by every role, by the
// machine, by a stranger and by one who has left. What leaves is in the journal;
// who may not leaves nothing behind, there or in the folder.
func TestWhoMayTakeSomethingAway(t *testing.T) {
	b := staffed(t)
	to, _ := city(t)
	for _, deed := range []struct {
		act, who, reason string
		do               func(o *casework.Office, path string) error
	}{
		{"store.handover", "officer admin machine", "", func(o *casework.Office, path string) error {
			_, err := o.HandOver(path, to)
			return err
		}},
		{store.ActExport, "auditor", ": 年度审计", func(o *casework.Office, path string) error {
			_, err := o.ExportJournal(path, to, "年度审计")
			return err
		}},
	} {
		for i, operator := range everybody() {
			t.Run(deed.act+" by "+operator, func(t *testing.T) {
				dir := t.TempDir()
				name := fmt.Sprintf("%d.age", i)
				err := deed.do(b.as(operator), filepath.Join(dir, name))
				left, readErr := os.ReadDir(dir)
				if readErr != nil {
					t.Fatal(readErr)
				}
				last, journalErr := b.as("admin").Journal(1)
				if journalErr != nil {
					t.Fatal(journalErr)
				}
				code := mayNot(deed.who, operator)
				if code != "" {
					if !calc.Refused(err, code) || len(left) > 0 || last[0].Subject == name {
						t.Errorf("%v, not %s; the folder has %v, the journal ends with %+v", err, code, left, last[0])
					}
					return
				}
				if err != nil || len(left) != 1 {
					t.Fatalf("%v; the folder has %v", err, left)
				}
				j := last[0]
				if j.Act != deed.act || j.Operator != operator || j.Subject != name || !strings.Contains(j.Reason, to.Names()[0]) || !strings.HasSuffix(j.Reason, deed.reason) {
					t.Errorf("the journal says %+v", j)
				}
			})
		}
	}
}

// A sealed county is exported by its auditor and rebuilt elsewhere: every line of
// its rosters is computed there as it was paid, and nothing can be done there.
func TestRebuiltCountyIsReplayed(t *testing.T) {
	b := qingheUntil(t, of2026(8))
	b.admits("sun", store.Auditor)
	to, opens := city(t)
	file := filepath.Join(t.TempDir(), "audit.age")
	if _, err := b.as("sun").ExportJournal(file, to, "年度审计"); err != nil {
		t.Fatal(err)
	}
	there := casework.New(filepath.Join(t.TempDir(), "county.db"), store.Credentials{Operator: "sun", Secret: testKey()}, b.as("sun").Today, b.as("sun").Now)
	if _, err := there.Rebuild(file, opens, func() (store.Secret, error) { return testKey(), nil }); err != nil {
		t.Fatal(err)
	}
	here, err := b.as("sun").Verify()
	if err != nil {
		t.Fatal(err)
	}
	seals, err := there.Verify()
	if err != nil || len(seals) == 0 || len(seals) != len(here) {
		t.Fatalf("%d seals, not %d: %v", len(seals), len(here), err)
	}
	for i, s := range seals {
		if s.Digest() != here[i].Digest() {
			t.Errorf("the seal of %s is another", s.Month)
		}
	}
	lines, deviations, err := there.Replay(0)
	if err != nil || lines == 0 || len(deviations) > 0 {
		t.Errorf("replayed %d lines, %d differ: %v", lines, len(deviations), err)
	}
	operators, err := there.Operators()
	was, wasErr := b.as("sun").Operators()
	if err != nil || wasErr != nil || !slices.EqualFunc(operators, was, func(x, y store.Operator) bool { return x.Name == y.Name && x.Slot == y.Slot && x.Key.Equal(y.Key) }) {
		t.Errorf("the operators are %+v, not %+v: %v, %v", operators, was, err, wasErr)
	}
	if _, err := there.Submit(of2026(9), nil, false); !calc.Refused(err, "operator.forbidden") {
		t.Errorf("submitting: %v", err)
	}
	if err := there.AddOperator(store.Operator{Name: "me", Roles: []store.Role{store.Admin}}, testKey()); !calc.Refused(err, "operator.forbidden") {
		t.Errorf("appointing: %v", err)
	}
	if err := there.ChangeSecret(testKey()); !calc.Refused(err, "operator.machine") {
		t.Errorf("another secret: %v", err)
	}
}
