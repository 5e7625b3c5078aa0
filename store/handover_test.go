package store

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"filippo.io/age"

	"doudi/calc"
)

// pair is a key of age: to whom a file goes, and what opens it.
func pair(t testing.TB) (*Recipients, *Identities) {
	t.Helper()
	secret, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	to := &Recipients{}
	if err := to.Add("--recipient", secret.Recipient().String()); err != nil {
		t.Fatal(err)
	}
	opens, err := ReadIdentities("key.txt", []byte("# made up\r\n"+secret.String()+"\r\n"))
	if err != nil {
		t.Fatal(err)
	}
	return to, opens
}

// refusedAs fails the test unless an error is the refusal of a code.
func refusedAs(t testing.TB, what string, err error, code string) {
	t.Helper()
	var refusal *calc.Refusal
	if !errors.As(err, &refusal) || refusal.Code != code {
		t.Errorf("%s: %v, not the refusal %s", what, err, code)
	}
}

func handOver(s *Store, to string, recipients *Recipients) error {
	_, err := s.HandOver(to, recipients, func(*Copy) error { return nil })
	return err
}

func putBack(s *Store, from string, identities *Identities) error {
	return s.Receive(from, identities, func(copied string) error { return restore(s, copied) })
}

func TestHandOver(t *testing.T) {
	s := office(t)
	to, first := pair(t)
	more, second := pair(t)
	_, other := pair(t)
	if err := to.Add("keys.txt", "# the second\n\n"+more.Names()[0]+"\n"); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "county.age")
	seen := false
	made, err := s.HandOver(file, to, func(made *Copy) error {
		_, err := os.Stat(file)
		seen = made.Path == file && errors.Is(err, os.ErrNotExist)
		return nil
	})
	if err != nil || !seen {
		t.Fatalf("handed over before it was noted: %v, %v", seen, err)
	}
	view(t, s, func(tx *Tx) error {
		if seq, digest := tx.Head(); seq != made.Seq || digest != made.Digest {
			t.Errorf("the copy is said to end with %d %x", made.Seq, made.Digest)
		}
		return nil
	})
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode: %v, %v", info, err)
	}
	if content, err := os.ReadFile(file); err != nil || bytes.Contains(content, []byte("li")) && bytes.Contains(content, []byte("household")) {
		t.Errorf("the file shows what is in it: %v", err)
	}
	want := withoutHead(dump(t, s))
	for name, identities := range map[string]*Identities{"first": first, "second": second} {
		back := storeAt(filepath.Join(t.TempDir(), "new", "county.db"))
		if err := putBack(back, file, identities); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		whole(t, back)
		if got := withoutHead(dump(t, back)); !strings.HasPrefix(got, want) || strings.Count(got, "\n") != strings.Count(want, "\n")+1 {
			t.Errorf("%s: another store came back", name)
		}
		last := entries(t, back, made.Seq+1)
		if len(last) != 1 || last[0].Act != ActRestore || last[0].Subject != "county.age" {
			t.Errorf("%s: the journal says %+v", name, last)
		}
		if names := beside(t, back); len(names) > 0 {
			t.Errorf("%s: left behind: %v", name, names)
		}
	}
	nowhere := storeAt(filepath.Join(t.TempDir(), "new", "county.db"))
	refusedAs(t, "somebody else", putBack(nowhere, file, other), "identity.wrong")
	if names := folder(t, filepath.Dir(filepath.Dir(nowhere.Path))); len(names) > 0 {
		t.Errorf("somebody else left %v", names)
	}
	if names := beside(t, s); len(names) > 0 {
		t.Errorf("beside the store: %v", names)
	}
}

// withoutHead is a dump but for the head record, which the act of restoring moves on.
func withoutHead(dump string) string {
	before, rest, _ := strings.Cut(dump, "meta 68656164 ")
	_, after, _ := strings.Cut(rest, "\n")
	return before + after
}

// In a folder a hand-over has a name of its own; nothing is written over, and what
// is not noted does not leave.
func TestHandOverKeepsWhatExists(t *testing.T) {
	s := newStore(t)
	to, _ := pair(t)
	dir := t.TempDir()
	made, err := s.HandOver(dir, to, func(*Copy) error { return nil })
	if err != nil || !strings.HasPrefix(filepath.Base(made.Path), "county-20261121T120000-1-") || !strings.HasSuffix(made.Path, ".db.age") {
		t.Fatalf("%+v, %v", made, err)
	}
	if err := handOver(s, made.Path, to); !errors.Is(err, ErrExists) {
		t.Errorf("over another: %v", err)
	}
	unnoted := errors.New("the journal is closed")
	if _, err := s.HandOver(filepath.Join(dir, "x.age"), to, func(*Copy) error { return unnoted }); !errors.Is(err, unnoted) {
		t.Errorf("not noted: %v", err)
	}
	if names := folder(t, dir); len(names) != 1 {
		t.Errorf("the folder has %v", names)
	}
	damaged := editable(t, office(t))
	forge(t, damaged, dropDirectory)
	if err := handOver(damaged, filepath.Join(dir, "x.age"), to); !errors.Is(err, ErrDamaged) {
		t.Errorf("a damaged store: %v", err)
	}
	if err := handOver(s, filepath.Join(dir, "none", "x.age"), to); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("into no folder: %v", err)
	}
	if names := append(folder(t, dir), beside(t, damaged)...); len(names) != 1 {
		t.Errorf("left behind: %v", names)
	}
}

func TestHandOverByPassphrase(t *testing.T) {
	s := newStore(t)
	spoken, err := NewPassphrase("五个词就够长了吧 不短")
	if err != nil {
		t.Fatal(err)
	}
	to, err := PassphraseRecipients(spoken)
	if err != nil {
		t.Fatal(err)
	}
	to.keys[0].(*age.ScryptRecipient).SetWorkFactor(10) // as slow as it is meant to be takes a second
	file := filepath.Join(t.TempDir(), "county.age")
	if err := handOver(s, file, to); err != nil {
		t.Fatal(err)
	}
	if names := to.Names(); !slices.Equal(names, []string{"passphrase"}) {
		t.Errorf("the journal would say %v", names)
	}
	back := storeAt(filepath.Join(t.TempDir(), "county.db"))
	wrong, err := PassphraseIdentities(testPassphrase(t, "another passphrase"))
	if err != nil {
		t.Fatal(err)
	}
	refusedAs(t, "another passphrase", putBack(back, file, wrong), "identity.wrong")
	right, err := PassphraseIdentities(spoken)
	if err != nil {
		t.Fatal(err)
	}
	if err := putBack(back, file, right); err != nil {
		t.Fatal(err)
	}
	whole(t, back)
	if _, err := PassphraseRecipients(Secret{}); err == nil {
		t.Error("no passphrase at all encrypts")
	}
}

func testPassphrase(t testing.TB, text string) Secret {
	t.Helper()
	secret, err := Passphrase(text)
	if err != nil {
		t.Fatal(err)
	}
	return secret
}

// What is cut short, altered or something else is refused, and nothing is made.
func TestReceiveRefusesWhatIsNotWhole(t *testing.T) {
	s := newStore(t)
	to, opens := pair(t)
	file := filepath.Join(t.TempDir(), "county.age")
	if err := handOver(s, file, to); err != nil {
		t.Fatal(err)
	}
	good, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	broken := map[string][]byte{"nothing": {}, "text": []byte("年度总结\n"), "a store": trimmed(t, s), "more behind": append(bytes.Clone(good), 0)}
	for _, at := range []int{10, 150, 230, len(good) / 3, len(good) / 2, len(good) - 1} {
		broken["cut"+calc.Money(at).String()] = good[:at]
		changed := bytes.Clone(good)
		changed[at] ^= 4
		broken["altered"+calc.Money(at).String()] = changed
	}
	for name, content := range broken {
		from := filepath.Join(t.TempDir(), "county.age")
		if err := os.WriteFile(from, content, 0o600); err != nil {
			t.Fatal(err)
		}
		to := storeAt(filepath.Join(t.TempDir(), "new", "county.db"))
		err := putBack(to, from, opens)
		var refusal *calc.Refusal
		if !errors.As(err, &refusal) || refusal.Code != "handover.damaged" && refusal.Code != "identity.wrong" {
			t.Errorf("%s: %v", name, err)
		}
		if names := folder(t, filepath.Dir(filepath.Dir(to.Path))); len(names) > 0 {
			t.Errorf("%s: left behind: %v", name, names)
		}
	}
	if err := putBack(s, file+".none", opens); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no file: %v", err)
	}
}

func TestRecipients(t *testing.T) {
	to, _ := pair(t)
	classic := to.Names()[0]
	quantum, err := age.GenerateHybridIdentity()
	if err != nil {
		t.Fatal(err)
	}
	late := quantum.Recipient().String()
	for _, c := range []struct{ text, code string }{
		{"", "recipient.none"},
		{"# a comment\n\n", "recipient.none"},
		{"age1", "recipient.invalid"},
		{classic[:60], "recipient.invalid"},
		{strings.Replace(classic, "1", "2", 1), "recipient.invalid"},
		{classic + " " + classic, "recipient.invalid"},
		{"ssh-ed25519 AAAA", "recipient.invalid"},
		{quantum.String(), "recipient.secret"},
		{"age-secret-key-1qqq", "recipient.secret"},
		{classic + "\n" + late, "recipient.mixed"},
		{late + "\n" + classic, "recipient.mixed"},
	} {
		err := new(Recipients).Add("keys.txt", c.text)
		refusedAs(t, c.text, err, c.code)
		if c.code == "recipient.secret" && strings.Contains(err.Error(), "qqq") {
			t.Errorf("a secret key is shown: %v", err)
		}
	}
	both := &Recipients{}
	if err := both.Add("keys.txt", "\r\n"+classic+"\r\n# and\n  "+classic); err != nil || len(both.keys) != 2 {
		t.Errorf("two keys: %v, %v", both.Names(), err)
	}
	far := &Recipients{}
	if err := far.Add("--recipient", late); err != nil || len(far.Names()[0]) > 40 {
		t.Errorf("a long key: %v, %v", far.Names(), err)
	}
	for _, text := range []string{"", "# nobody", "AGE-SECRET-KEY-1QQQ", classic, "\xff"} {
		_, err := ReadIdentities("key.txt", []byte(text))
		refusedAs(t, "identity "+text, err, "identity.invalid")
	}
}

// The age program opens what was handed over, and what it encrypted comes back.
func TestHandOverWithAge(t *testing.T) {
	for _, tool := range []string{"age", "age-keygen"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip(err)
		}
	}
	dir := t.TempDir()
	run := func(name string, args ...string) []byte {
		t.Helper()
		c := exec.Command(name, args...)
		c.Dir = dir
		out, err := c.Output()
		if err != nil {
			t.Fatalf("%s %v: %v", name, args, err)
		}
		return out
	}
	for _, quantum := range [][]string{nil, {"-pq"}} {
		s := office(t)
		key, plain, file := "key"+strings.Join(quantum, ""), "plain"+strings.Join(quantum, ""), filepath.Join(dir, "handed"+strings.Join(quantum, "")+".age")
		run("age-keygen", append(quantum, "-o", key)...)
		to := &Recipients{}
		if err := to.Add("--recipient", string(run("age-keygen", "-y", key))); err != nil {
			t.Fatal(err)
		}
		if err := handOver(s, file, to); err != nil {
			t.Fatal(err)
		}
		run("age", "-d", "-i", key, "-o", plain, file)
		opened := storeAt(filepath.Join(dir, plain))
		whole(t, opened)
		if dump(t, opened) != dump(t, s) {
			t.Error("age opens something else")
		}
		again := filepath.Join(dir, "again"+strings.Join(quantum, "")+".age")
		run("age", "-r", strings.TrimSpace(string(run("age-keygen", "-y", key))), "-o", again, plain)
		content, err := os.ReadFile(filepath.Join(dir, key))
		if err != nil {
			t.Fatal(err)
		}
		identities, err := ReadIdentities(key, content)
		if err != nil {
			t.Fatal(err)
		}
		back := storeAt(filepath.Join(t.TempDir(), "county.db"))
		if err := putBack(back, again, identities); err != nil {
			t.Fatal(err)
		}
		whole(t, back)
	}
}

// plainOf is what an age file holds.
func plainOf(t testing.TB, path string, opens *Identities) []byte {
	t.Helper()
	in, err := opens.open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	content, err := io.ReadAll(in)
	if err != nil {
		t.Fatal(err)
	}
	return content
}
