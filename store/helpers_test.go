package store

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"doudi/calc"
)

// Everybody here is made up: ID numbers of the area 999999, which does not exist.

var (
	opening = calc.NewMonth(2026, 7)
	noon    = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)
)

// testKey is the key file of everybody here, so that other processes have it too.
const testKey = "doudi-key-1 test UTiA51D9mZp0lT2LZ_u1ayZ5y8bfqivj1YfzeUUH3OPu8kxE\n"

// testSecret opens the slot of everybody here.
func testSecret() Secret {
	_, secret, err := ReadKeyFile([]byte(testKey))
	if err != nil {
		panic(err)
	}
	return secret
}

// newStore founds a store that is checked in depth when the test ends.
func newStore(t testing.TB) *Store {
	t.Helper()
	s := storeAt(filepath.Join(t.TempDir(), "county.db"))
	_, err := s.Create(Settings{County: "清河县", Opening: opening}, func(*Tx) (Entry, error) {
		return Entry{Operator: "root", Act: "store.init", Subject: "清河县"}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { whole(t, s) })
	return s
}

// storeAt is the store at a path as its administrator opens it.
func storeAt(path string) *Store { return storeOf(path, "root") }

// storeOf is the store at a path as an operator opens it.
func storeOf(path, operator string) *Store {
	s := At(path, Credentials{operator, testSecret()}, func() time.Time { return noon })
	s.Wait = 10 * time.Second
	return s
}

// whole is the check that every test of a store ends with.
func whole(t testing.TB, s *Store) {
	t.Helper()
	if err := s.Check(true); err != nil {
		t.Errorf("the store is not whole: %v", err)
	}
}

// act runs one act that must succeed.
func act(t testing.TB, s *Store, f func(tx *Tx) error) {
	t.Helper()
	err := s.Act(func(tx *Tx) (Entry, error) { return Entry{Operator: "root", Act: "test"}, f(tx) })
	if err != nil {
		t.Fatal(err)
	}
}

func view(t testing.TB, s *Store, f func(tx *Tx) error) {
	t.Helper()
	if err := s.View(f); err != nil {
		t.Fatal(err)
	}
}

// raw changes the file behind the store's back, as damage or somebody without a
// key would: what is sealed can be thrown about, but neither read nor made.
func raw(t testing.TB, s *Store, f func(tx *bbolt.Tx) error) {
	t.Helper()
	db, err := bbolt.Open(s.Path, 0o600, &bbolt.Options{Timeout: 10 * time.Second, NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.Update(f); err != nil {
		t.Fatal(err)
	}
}

// forge changes the file behind the store's back, as somebody would who has the
// data key: what they write is sealed as it must be, and the head record says so.
func forge(t testing.TB, s *Store, f func(e *sealedEngine) error) {
	t.Helper()
	forgeTx(t, s, func(tx *Tx) error { return f(tx.engine) })
}

// forgeTx is forge for who changes the head record too.
func forgeTx(t testing.TB, s *Store, f func(tx *Tx) error) {
	t.Helper()
	if err := s.Unlock(); err != nil {
		t.Fatal(err)
	}
	raw(t, s, func(btx *bbolt.Tx) error {
		tx, err := s.begin(btx)
		if err != nil {
			return err
		}
		if err := f(tx); err != nil {
			return err
		}
		tx.head.Records, tx.head.Sum = tx.engine.records, tx.engine.sum.value()
		return writeHead(tx.engine.raw, tx.keys.box, tx.head)
	})
}

// editable is a copy of a store that a test may damage; nobody checks it.
func editable(t testing.TB, s *Store) *Store {
	t.Helper()
	b, err := os.ReadFile(s.Path)
	if err != nil {
		t.Fatal(err)
	}
	return imageAt(t, b)
}

// imageAt is a store whose file has just these bytes.
func imageAt(t testing.TB, image []byte) *Store {
	t.Helper()
	path := filepath.Join(t.TempDir(), "copy.db")
	if err := os.WriteFile(path, image, 0o600); err != nil {
		t.Fatal(err)
	}
	return storeAt(path)
}

// dump is everything that the store holds, key by key, opened. Wrong secrets
// that were tried are no part of that.
func dump(t testing.TB, s *Store) string {
	t.Helper()
	text, err := dumped(s)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func dumped(s *Store) (string, error) {
	var b strings.Builder
	err := held(s, func(k key, value []byte) { fmt.Fprintf(&b, "%s %x %x\n", bucketNames[k.bucket], k.bytes, value) })
	return b.String(), err
}

// held walks everything that a dump tells.
func held(s *Store, f func(k key, value []byte)) error {
	return s.View(func(tx *Tx) error {
		for bucket := range bucketCount {
			err := tx.engine.raw.scan(all(bucket), key{bucket, nil}, func(k key, value []byte) (err error) {
				if !unsealed(k) {
					if value, err = tx.keys.box.open(k, value); err != nil {
						return err
					}
				}
				if !isTries(k) {
					f(k, value)
				}
				return nil
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// unsealed says whether a key's value lies plain in the file.
func unsealed(k key) bool {
	return k.bucket == slotBucket || plain(k) && string(k.bytes) != "head"
}

// family is a household of one member, who has a number of their own.
func family(number string, region calc.RegionCode, name string, person int) *calc.Household {
	return &calc.Household{
		Number: calc.HouseholdNumber(number), Region: region, Settlement: calc.Rural, Payee: name, PayeeID: person18(person),
		Bank: "农村商业银行", Account: fmt.Sprintf("6230000000000%06d", person),
		Members: []calc.Member{{Name: name, ID: person18(person), Relation: calc.Head}}, Items: []calc.Item{},
	}
}

// person18 is an identity number of the form that the records hold.
func person18(n int) calc.IDNumber { return calc.IDNumber(fmt.Sprintf("99999919600101%04d", n)) }

func village(town, n int) calc.RegionCode {
	return calc.RegionCode(fmt.Sprintf("999901%03d%03d", town, n))
}

// determination is a small decision.
func determination(from calc.Month) *calc.Decision {
	return &calc.Decision{
		Kind: calc.Determine, From: from, RecordedBy: "li", ConfirmedBy: "wang", RecordedAt: noon, Source: "data",
		Facts: &calc.Facts{Mode: calc.WholeHousehold, Settlement: calc.Rural, Insured: []calc.Insured{}, Income: calc.Income{Given: true, People: 1, Deductions: []calc.Deduction{}, PerCapita: calc.Whole(120)}},
	}
}

// The test binary runs itself again as another process: TestChild, with the
// deed to do and the store's path in the environment.
const deedVariable, pathVariable = "DOUDI_TEST_DEED", "DOUDI_TEST_PATH"

// deeds are what another process may be asked to do. What a deed prints with
// say is heard by the test that asked.
var deeds = map[string]func(t *testing.T, path string){}

func TestChild(t *testing.T) {
	deed := deeds[os.Getenv(deedVariable)]
	if deed == nil {
		t.Skip("only as another process")
	}
	deed(t, os.Getenv(pathVariable))
}

func say(words ...any) { fmt.Println(append([]any{"CHILD"}, words...)...) }

// child is another process at its deed.
type child struct {
	*exec.Cmd
	said *bufio.Scanner
	all  *strings.Builder
}

// start runs a deed in another process, under another program where there is one
// to go before it. The process ends at the latest with the test.
func start(t testing.TB, deed, path string, before ...string) *child {
	t.Helper()
	args := append(before, os.Args[0], "-test.run=^TestChild$", "-test.timeout=6h")
	c := &child{Cmd: exec.Command(args[0], args[1:]...), all: &strings.Builder{}}
	c.Env = append(os.Environ(), deedVariable+"="+deed, pathVariable+"="+path)
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	c.Stderr = c.all
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	c.said = bufio.NewScanner(out)
	t.Cleanup(func() {
		_ = c.Process.Kill()
		_ = c.Wait()
	})
	return c
}

// hear is the next thing that the child says; "" when it says no more.
func (c *child) hear() string {
	for c.said.Scan() {
		if words, ours := strings.CutPrefix(c.said.Text(), "CHILD "); ours {
			return words
		}
		c.all.WriteString(c.said.Text() + "\n")
	}
	return ""
}

// finish waits for the child's end and fails the test where it was not a good one.
func (c *child) finish(t testing.TB) {
	t.Helper()
	for c.hear() != "" {
	}
	if err := c.Wait(); err != nil {
		t.Errorf("the other process: %v\n%s", err, c.all)
	}
}

// checkCases proves all households, their decisions and facts, where they live,
// who belongs to them, what they are found by, and their histories.
func (tx *Tx) checkCases() error {
	towns, err := tx.Townships()
	if err != nil {
		return err
	}
	cases := make([]*caseCheck, len(towns))
	for i, town := range towns {
		if cases[i], err = tx.checkTown(town); err != nil {
			return err
		}
	}
	return tx.checkTogether(cases)
}
