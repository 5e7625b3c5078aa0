package store

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"filippo.io/age"
	"go.etcd.io/bbolt"

	"doudi/calc"
	"doudi/calc/roster"
)

// rebuildAs rebuilds a store in a folder of its own, for a reader of a name.
func rebuildAs(t testing.TB, reader, from string, opens *Identities) (*Store, *Rebuilt, error) {
	t.Helper()
	s := storeOf(filepath.Join(t.TempDir(), "new", "rebuilt.db"), reader)
	made, err := s.Rebuild(from, opens, func() (Secret, error) { return testSecret(), nil })
	return storeOf(s.Path, reader), made, err
}

// A store that is rebuilt of an export says the same as the one that was exported:
// every record, the journal and its head, the seals and the signatures under them.
func TestRebuild(t *testing.T) {
	s := audited(t)
	file, opens := exportOf(t, s)
	r, made, err := rebuildAs(t, "sun", file, opens)
	if err != nil {
		t.Fatal(err)
	}
	want := contentOf(t, s)
	if got := contentOf(t, r); got != want || made.Content != want {
		t.Errorf("content %x, said to be %x, not %x", got, made.Content, want)
	}
	if made.By != "sun" || made.County != "清河县" || !made.At.Equal(noon) || made.Path != r.Path {
		t.Errorf("rebuilt of %+v", made)
	}
	var seals []string
	view(t, s, func(tx *Tx) error {
		if seq, digest := tx.Head(); seq != made.Seq || digest != made.Digest {
			t.Errorf("the journal is said to end with %d %x", made.Seq, made.Digest)
		}
		return tx.Seals(func(seal *roster.Seal) error { seals = append(seals, seal.Digest().String()); return nil })
	})
	view(t, r, func(tx *Tx) error {
		if seq, digest := tx.Head(); seq != made.Seq || digest != made.Digest {
			t.Errorf("the rebuilt journal ends with %d %x", seq, digest)
		}
		err := tx.Seals(func(seal *roster.Seal) error {
			if seal.State != roster.Confirmed || len(seals) == 0 || seal.Digest().String() != seals[0] {
				t.Errorf("the seal of %s is another", seal.Month)
			}
			seals = seals[1:]
			return tx.VerifySignatures(seal)
		})
		return errors.Join(err, tx.VerifyJournal(), tx.VerifySeals(), s.proveEnvelopes(tx), tx.checkCases(), tx.checkOffice())
	})
	if len(seals) > 0 {
		t.Errorf("%d seals are missing", len(seals))
	}
	whole(t, r)
	if names := beside(t, r); len(names) > 0 {
		t.Errorf("left behind: %v", names)
	}
	if info, err := os.Stat(r.Path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode: %v, %v", info, err)
	}
}

// People are found in a rebuilt store, under look-up keys that its own data key
// makes.
func TestRebuiltPeopleAreFound(t *testing.T) {
	s := audited(t)
	file, opens := exportOf(t, s)
	r, _, err := rebuildAs(t, "sun", file, opens)
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	view(t, s, func(old *Tx) error {
		return r.View(func(tx *Tx) error {
			return old.Households("", func(h *calc.Household) error {
				id := h.Members[0].ID
				if n, err := tx.HouseholdOf(id); err != nil || n != h.Number {
					t.Errorf("household %s is found as %s, %v", h.Number, n, err)
				}
				if was, is := personKey(old.keys.blind, id), personKey(tx.keys.blind, id); string(was.bytes) == string(is.bytes) {
					t.Errorf("household %s is looked up under the old key", h.Number)
				}
				found++
				return nil
			})
		})
	})
	if found < 96 {
		t.Errorf("only %d households", found)
	}
}

// Only the auditor opens a rebuilt store, and signs nothing there.
func TestRebuiltIsReadByItsAuditorAlone(t *testing.T) {
	s := audited(t)
	file, opens := exportOf(t, s)
	r, _, err := rebuildAs(t, "sun", file, opens)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"root", "li", "wang", RecoveryName} {
		refusedAs(t, name, storeOf(r.Path, name).Unlock(), "operator.unknown")
	}
	view(t, r, func(tx *Tx) error {
		_, err := tx.Sign(ActSubmit, roster.Digest{}, noon)
		refusedAs(t, "signing", err, "operator.machine")
		o, err := tx.Operator("sun")
		if err != nil || o.Machine || o.RoleNames() != "auditor" {
			t.Errorf("the table says of the auditor %+v, %v", o, err)
		}
		return nil
	})
	to, _ := pair(t)
	refusedAs(t, "exporting in turn", exportTo(r, filepath.Join(t.TempDir(), "x.age"), to), "operator.machine")
	err = r.Act(func(tx *Tx) (Entry, error) {
		return Entry{Act: "test"}, tx.Admit(Operator{Name: "sun", Roles: []Role{Admin}}, testSecret(), noon)
	})
	refusedAs(t, "appointing oneself", err, "operator.machine")
	second := editable(t, r)
	raw(t, second, func(btx *bbolt.Tx) error {
		return btx.Bucket([]byte(bucketNames[slotBucket])).Put(slotKey("li").bytes, []byte("a slot"))
	})
	err = storeOf(second.Path, "sun").View((*Tx).VerifyOperators)
	if !errors.Is(err, ErrDamaged) {
		t.Errorf("a second slot: %v", err)
	}
	changed := editable(t, r)
	forge(t, storeOf(changed.Path, "sun"), func(e *sealedEngine) error {
		return e.put(metaKey(originName), encodeOrigin(&origin{"sun", digestOf(1)}))
	})
	if err := storeOf(changed.Path, "sun").View((*Tx).VerifyOperators); !errors.Is(err, ErrDamaged) {
		t.Errorf("another slot: %v", err)
	}
	forge(t, storeOf(changed.Path, "sun"), func(e *sealedEngine) error { return e.delete(metaKey(originName)) })
	if err := storeOf(changed.Path, "sun").View((*Tx).VerifyOperators); !errors.Is(err, ErrDamaged) {
		t.Errorf("nobody's slot: %v", err)
	}
}

func TestRebuildRefusesOtherReaders(t *testing.T) {
	s := audited(t)
	file, opens := exportOf(t, s)
	_, others := pair(t)
	act(t, s, func(tx *Tx) error {
		return errors.Join(
			tx.Admit(Operator{Name: "double", Roles: []Role{Officer, Auditor}}, testSecret(), noon),
			tx.Admit(Operator{Name: "night", Machine: true}, testSecret(), noon),
			tx.Admit(Operator{Name: "gone", Roles: []Role{Auditor}}, testSecret(), noon))
	})
	act(t, s, func(tx *Tx) error { return tx.Disable("gone") })
	late, opensLate := exportOf(t, s)
	for _, name := range []string{"nobody", "li", "root", "double", "night", "gone", RecoveryName} {
		r, _, err := rebuildAs(t, name, late, opensLate)
		refusedAs(t, name, err, "rebuild.reader")
		noneMade(t, name, r)
	}
	r, _, err := rebuildAs(t, "sun", file, others)
	refusedAs(t, "another's identity", err, "identity.wrong")
	noneMade(t, "another's identity", r)

	spoken := storeOf(filepath.Join(t.TempDir(), "new", "rebuilt.db"), "sun")
	_, err = spoken.Rebuild(file, opens, func() (Secret, error) { return testPassphrase(t, "correct horse"), nil })
	refusedAs(t, "a passphrase", err, "rebuild.key")
	noneMade(t, "a passphrase", spoken)
	_, err = spoken.Rebuild(file, opens, func() (Secret, error) { return Secret{}, io.ErrClosedPipe })
	if !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("no secret: %v", err)
	}
	noneMade(t, "no secret", spoken)
	if _, err := s.Rebuild(file, opens, nil); !errors.Is(err, ErrExists) {
		t.Errorf("over a store: %v", err)
	}
}

// noneMade fails the test where something lies where a store was not to be made.
func noneMade(t testing.TB, what string, s *Store) {
	t.Helper()
	if _, err := os.Stat(filepath.Dir(s.Path)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%s: left behind: %v", what, folder(t, filepath.Dir(s.Path)))
	}
}

// encryptedLines encrypts lines to an identity.
func encryptedLines(t testing.TB, lines []byte, opens *Identities) string {
	t.Helper()
	to := &Recipients{keys: []age.Recipient{opens.keys[0].(*age.X25519Identity).Recipient()}}
	path := filepath.Join(t.TempDir(), "lines.age")
	fill := func(w io.Writer) error { _, err := w.Write(lines); return err }
	if err := to.write(path, fill, func() error { return nil }); err != nil {
		t.Fatal(err)
	}
	return path
}

// retold is an export written anew with other records, whose digests are right and
// which somebody signed.
func retold(t testing.TB, lines [][]byte, by *Store, change func(k key, value []byte) (key, []byte, bool)) []byte {
	t.Helper()
	var out bytes.Buffer
	to, all := newExportLines(&out), newContent()
	to.sum.Write(append(bytes.Clone(lines[0]), '\n'))
	out.Write(append(bytes.Clone(lines[0]), '\n'))
	for _, line := range lines[1 : len(lines)-1] {
		var record exportLine
		if err := json.Unmarshal(line, &record); err != nil {
			t.Fatal(err)
		}
		for b, name := range bucketNames {
			if name != record.Bucket {
				continue
			}
			k, value, kept := change(key{bucket(b), record.Key}, record.Value)
			if !kept {
				continue
			}
			all.add(k, value)
			written := exportLine{Bucket: bucketNames[k.bucket], Key: k.bytes, Value: value}
			if k.bucket == journalBucket {
				written.Digest = entryDigest(value)
			}
			if err := to.write(written); err != nil {
				t.Fatal(err)
			}
		}
	}
	var end struct{ End exportEnd }
	if err := json.Unmarshal(lines[len(lines)-1], &end); err != nil {
		t.Fatal(err)
	}
	digest := all.digest()
	said := to.digest()
	end.End.Records, end.End.Content, end.End.Lines = all.counts(), hex.EncodeToString(digest[:]), hex.EncodeToString(said[:])
	view(t, by, func(tx *Tx) (err error) {
		end.End.Signature, err = tx.Sign(ActExport, said, noon)
		return err
	})
	if err := to.write(map[string]exportEnd{"end": end.End}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// Lines that are cut, altered, swapped, doubled, of another version or of no
// export are refused, and nothing is made.
func TestRebuildRefusesOtherLines(t *testing.T) {
	file, opens := exportOf(t, audited(t))
	plain := plainOf(t, file, opens)
	lines := bytes.Split(bytes.TrimSuffix(plain, []byte("\n")), []byte("\n"))
	with := func(at int, line string) []byte {
		changed := append([][]byte{}, lines...)
		changed[at] = []byte(line)
		return append(bytes.Join(changed, []byte("\n")), '\n')
	}
	without := func(at int) []byte {
		return append(bytes.Join(append(append([][]byte{}, lines[:at]...), lines[at+1:]...), []byte("\n")), '\n')
	}
	record := func(b bucket, k string) string {
		return `{"bucket":"` + bucketNames[b] + `","key":"` + base64.StdEncoding.EncodeToString([]byte(k)) + `","value":"AQ=="}`
	}
	end, middle := len(lines)-1, len(lines)/2
	swapped := append([][]byte{}, lines...)
	swapped[middle], swapped[middle+1] = swapped[middle+1], swapped[middle]
	head := string(lines[0])
	for _, c := range []struct {
		name, code string
		lines      []byte
	}{
		{"nothing", "export.foreign", nil},
		{"a text", "export.foreign", []byte("年度总结\n")},
		{"another document", "export.foreign", []byte(`{"version":1}` + "\n")},
		{"a later version", "export.version", with(0, strings.Replace(head, `"version":1`, `"version":2`, 1))},
		{"a later format", "export.version", with(0, strings.Replace(head, `"format":1`, `"format":9`, 1))},
		{"no store", "export.damaged", with(0, strings.Replace(head, `"store":"`, `"store":"0`, 1))},
		{"a store of text", "export.damaged", with(0, strings.Replace(head, `"store":"`, `"store":"x`, 1))},
		{"another head", "export.damaged", with(0, strings.Replace(head, `"head":"`, `"head":"0`, 1))},
		{"another county", "export.damaged", with(0, strings.Replace(head, `清河县`, `另一县`, 1))},
		{"a day of text", "export.damaged", with(0, strings.Replace(head, `"at":"2026`, `"at":"noon`, 1))},
		{"the head alone", "export.damaged", append([]byte(head), '\n')},
		{"no end", "export.damaged", without(end)},
		{"half a line", "export.damaged", plain[:len(plain)-1]},
		{"a line cut out", "export.damaged", without(middle)},
		{"a line in the middle cut short", "export.damaged", with(middle, string(lines[middle][:20]))},
		{"two lines swapped", "export.damaged", append(bytes.Join(swapped, []byte("\n")), '\n')},
		{"a line twice", "export.damaged", with(middle, string(lines[middle])+"\n"+string(lines[middle]))},
		{"a blank line", "export.damaged", with(middle, string(lines[middle])+"\n")},
		{"a line behind the end", "export.damaged", append(bytes.Clone(plain), "\n"...)},
		{"another end", "export.damaged", with(end, strings.Replace(string(lines[end]), `"content":"`, `"content":"0`, 1))},
		{"an end of nothing", "export.damaged", with(end, `{"end":{}}`)},
		{"no such bucket", "export.damaged", with(1, record(metaBucket, "settings")+"\n"+`{"bucket":"none","key":"AA==","value":"AA=="}`)},
		{"a slot", "export.damaged", with(end, record(slotBucket, "sun")+"\n"+string(lines[end]))},
		{"a look-up key", "export.damaged", with(1, record(personBucket, "0123456789abcdef"))},
		{"a head record", "export.damaged", with(1, record(metaBucket, "head"))},
		{"a reader", "export.damaged", with(1, record(metaBucket, originName))},
		{"no key", "export.damaged", with(1, record(regionBucket, ""))},
		{"a household of noise", "export.damaged", with(middle, record(householdBucket, "x"))},
		{"another digest of an entry", "export.damaged", with(end-1, strings.Replace(string(lines[end-1]), `"digest":"`, `"digest":"0`, 1))},
	} {
		r, _, err := rebuildAs(t, "sun", encryptedLines(t, c.lines, opens), opens)
		refusedAs(t, c.name, err, c.code)
		noneMade(t, c.name, r)
	}
}

// An export whose lines are whole but whose records were never those of a store is
// refused, even where its auditor signed it; one that somebody else signed is
// refused, even where it is true.
func TestRebuildRefusesWhatDoesNotHold(t *testing.T) {
	s := audited(t)
	file, opens := exportOf(t, s)
	lines := bytes.Split(bytes.TrimSuffix(plainOf(t, file, opens), []byte("\n")), []byte("\n"))
	same := func(k key, value []byte) (key, []byte, bool) { return k, value, true }
	if _, _, err := rebuildAs(t, "sun", encryptedLines(t, retold(t, lines, s.by("sun"), same), opens), opens); err != nil {
		t.Fatalf("told anew as it was: %v", err)
	}
	for _, name := range []string{"li", "root"} {
		r, _, err := rebuildAs(t, "sun", encryptedLines(t, retold(t, lines, s.by(name), same), opens), opens)
		refusedAs(t, "signed by "+name, err, "export.unproved")
		noneMade(t, "signed by "+name, r)
	}
	officer := retold(t, append([][]byte{bytes.Replace(lines[0], []byte(`"by":"sun"`), []byte(`"by":"li"`), 1)}, lines[1:]...), s.by("li"), same)
	r, _, err := rebuildAs(t, "sun", encryptedLines(t, officer, opens), opens)
	refusedAs(t, "exported by an officer", err, "export.unproved")
	noneMade(t, "exported by an officer", r)
	seal, decisions := string(sealKey(opening+1).bytes), 0
	for name, change := range map[string]func(k key, value []byte) (key, []byte, bool){
		"a line of a roster": func(k key, value []byte) (key, []byte, bool) {
			if k.bucket == rosterBucket && k.bytes[4] == 'e' {
				value = bytes.Replace(value, []byte("6230000000000"), []byte("6230000000009"), 1)
			}
			return k, value, true
		},
		"a seal": func(k key, value []byte) (key, []byte, bool) { return k, value, string(k.bytes) != seal },
		"a signature": func(k key, value []byte) (key, []byte, bool) {
			if string(k.bytes) == seal {
				s, err := decodeSeal(value)
				if err != nil {
					t.Fatal(err)
				}
				s.ConfirmSignature = bytes.Repeat([]byte{1}, len(s.ConfirmSignature))
				value = encodeSeal(s)
			}
			return k, value, true
		},
		"a decision": func(k key, value []byte) (key, []byte, bool) {
			if k.bucket == decisionBucket {
				decisions++
			}
			return k, value, k.bucket != decisionBucket || decisions != 2
		},
		"a directory": func(k key, value []byte) (key, []byte, bool) { return k, value, k.bucket != directoryBucket },
		"the settings": func(k key, value []byte) (key, []byte, bool) {
			return k, value, string(k.bytes) != "settings"
		},
		"the operators": func(k key, value []byte) (key, []byte, bool) {
			return k, value, string(k.bytes) != "operators"
		},
		"an operator's role": func(k key, value []byte) (key, []byte, bool) {
			if string(k.bytes) == "operators" {
				table, err := decodeTable(value)
				if err != nil {
					t.Fatal(err)
				}
				table.find("li").Roles = []Role{Auditor}
				value = encodeTable(table)
			}
			return k, value, true
		},
	} {
		r, _, err := rebuildAs(t, "sun", encryptedLines(t, retold(t, lines, s.by("sun"), change), opens), opens)
		refusedAs(t, name, err, "export.unproved")
		noneMade(t, name, r)
	}
}

// What waits, what was before and the applications of a rebuilt store are proved as
// those of any other are.
func TestRebuildProvesCasework(t *testing.T) {
	s := audited(t)
	applied(t, s)
	other := family("9001", village(1, 1), "李四", 9001)
	sign(t, s, "li", func(tx *Tx) error {
		return errors.Join(tx.PutHousehold(nil, other), tx.RequestAccount(other, fullRequest.After, noon))
	})
	twoHandsOn(t, s, calc.AwardKey{Household: "9001", Program: calc.Dibao}, false)
	file, opens := exportOf(t, s)
	lines := bytes.Split(bytes.TrimSuffix(plainOf(t, file, opens), []byte("\n")), []byte("\n"))
	without := func(b bucket) func(k key, value []byte) (key, []byte, bool) {
		return func(k key, value []byte) (key, []byte, bool) { return k, value, k.bucket != b }
	}
	forged := func(b bucket, forge func(value []byte) ([]byte, error)) func(k key, value []byte) (key, []byte, bool) {
		return func(k key, value []byte) (key, []byte, bool) {
			if k.bucket == b {
				var err error
				if value, err = forge(value); err != nil {
					t.Fatal(err)
				}
			}
			return k, value, true
		}
	}
	if _, _, err := rebuildAs(t, "sun", file, opens); err != nil {
		t.Fatalf("as it was: %v", err)
	}
	for name, change := range map[string]func(k key, value []byte) (key, []byte, bool){
		"the applications": without(applicationBucket),
		"the histories":    without(historyBucket),
		"an application": forged(applicationBucket, func(value []byte) ([]byte, error) {
			a, err := decodeApplication(value)
			if err != nil {
				return nil, err
			}
			a.Recorded[0].By = "wang"
			return encodeApplication(a), nil
		}),
		"an account that waits": forged(requestBucket, func(value []byte) ([]byte, error) {
			r, err := decodeRequest(value)
			r.After.Account += "1"
			return encodeRequest(&r), err
		}),
		"a decision that waits": forged(pendingBucket, func(value []byte) ([]byte, error) {
			p, err := decodePending(value)
			if err != nil {
				return nil, err
			}
			p.Decision.From++
			return encodePending(p)
		}),
	} {
		r, _, err := rebuildAs(t, "sun", encryptedLines(t, retold(t, lines, s.by("sun"), change), opens), opens)
		refusedAs(t, name, err, "export.unproved")
		noneMade(t, name, r)
	}
}
