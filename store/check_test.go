package store

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"doudi/calc"
	"doudi/calc/roster"
)

func TestCheckPassesWhatIsWhole(t *testing.T) {
	s := office(t)
	before, err := os.ReadFile(s.Path)
	if err != nil {
		t.Fatal(err)
	}
	for _, deep := range []bool{false, true} {
		if err := s.Check(deep); err != nil {
			t.Errorf("deep %v: %v", deep, err)
		}
	}
	if after, _ := os.ReadFile(s.Path); !bytes.Equal(before, after) {
		t.Error("the check has changed the file")
	}
}

// Whoever has the data key can write what is sealed as it must be, under a head
// record that agrees. What does not belong together is found all the same, and
// named.
func TestCheckFindsWhatDoesNotAgree(t *testing.T) {
	s := office(t)
	home := village(5, 1)
	for _, tc := range []struct {
		name   string
		damage func(e *sealedEngine) error
		says   string
	}{
		{"name not listed", relist(byName, "张三", "李四"), "village " + string(home)},
		{"name listed no more", func(e *sealedEngine) error { return e.put(directoryKey(byName, home), []byte{}) }, "village " + string(home)},
		{"tail listed otherwise", relist(byTail, "010007", "010008"), "village " + string(home)},
		{"sounds of another household", relist(bySound, "7", "8"), "village " + string(home)},
		{"no sounds", func(e *sealedEngine) error { return e.delete(directoryKey(bySound, home)) }, "village " + string(home)},
		{"no directory", func(e *sealedEngine) error { return deleteAll(e, all(directoryBucket)) }, "directory"},
		{"directory of a village without households", func(e *sealedEngine) error {
			return e.put(directoryKey(byName, village(9, 9)), []byte("7\t张三\n"))
		}, "directory"},
		{"wrong home", func(e *sealedEngine) error { return e.put(homeKey("7"), []byte(village(1, 1))) }, "household 7"},
		{"home missing", func(e *sealedEngine) error { return e.delete(homeKey("7")) }, "household 7"},
		{"home without a household", func(e *sealedEngine) error { return e.put(homeKey("none"), []byte(home)) }, "record.count 97 home 96"},
		{"person not on file", func(e *sealedEngine) error { return e.delete(personIn(t, s, 7)) }, "household 7"},
		{"person filed elsewhere", func(e *sealedEngine) error { return e.put(personIn(t, s, 7), []byte("8")) }, "household 7"},
		{"person without a household", func(e *sealedEngine) error { return e.put(personIn(t, s, 9000), []byte("7")) }, "record.count 97 person 96"},
		{"household missing", func(e *sealedEngine) error { return e.delete(householdKey(home, "7")) }, ""},
		{"household in another region", func(e *sealedEngine) error {
			return changeHousehold(e, householdKey(home, "7"), func(h *calc.Household) { h.Region = village(1, 1) })
		}, "household 7"},
		{"household under another number", func(e *sealedEngine) error { return rekeyed(e, householdKey(home, "7"), householdKey(home, "77")) }, ""},
		{"household under another region", func(e *sealedEngine) error {
			return rekeyed(e, householdKey(home, "7"), householdKey(village(5, 0), "7"))
		}, ""},
		{"decision taken out", func(e *sealedEngine) error { return e.delete(firstKey(t, s, all(decisionBucket))) }, "decision"},
		{"household cut off", cutOff(householdBucket), "household"},
		{"decision cut off", cutOff(decisionBucket), "decision"},
		{"region cut off", cutOff(regionBucket), "region"},
		{"policy taken out", func(e *sealedEngine) error { return e.delete(policyKey(1)) }, "policy.gone 1"},
		{"policy cut off", cutOff(policyBucket), "policy"},
		{"journal cut off", cutOff(journalBucket), "journal"},
		{"roster cut off", cutOff(rosterBucket), "roster"},
		{"application cut off", cutOff(applicationBucket), "application S000001"},
		{"application missing", func(e *sealedEngine) error { return e.delete(applicationKey("S000001")) }, "application S000001"},
		{"application under another number", func(e *sealedEngine) error {
			return rekeyed(e, applicationKey("S000001"), applicationKey("S000002"))
		}, "application S000001"},
		{"another's application", func(e *sealedEngine) error {
			return changeApplication(e, func(a *Application) { a.Number = "S000002" })
		}, "application S000001"},
		{"application never numbered", func(e *sealedEngine) error {
			return e.put(applicationKey("S000002"), encodeApplication(&Application{}))
		}, "application.count 2 1"},
		{"applications not counted", func(e *sealedEngine) error { return e.delete(metaKey("applications")) }, "application.count 1 0"},
		{"applications counted otherwise", func(e *sealedEngine) error { return cutOffAt(e, metaKey("applications")) }, "application.number"},
		{"event taken out", func(e *sealedEngine) error {
			return changeApplication(e, func(a *Application) { a.Events, a.Recorded = a.Events[:1], a.Recorded[:1] })
		}, "application S000001"},
		{"event added", func(e *sealedEngine) error {
			return changeApplication(e, func(a *Application) {
				a.Events, a.Recorded = append(a.Events, a.Events[1]), append(a.Recorded, Recording{By: "li", At: noon, Seq: 1})
			})
		}, "application S000001"},
		{"event recorded by another", func(e *sealedEngine) error {
			return changeApplication(e, func(a *Application) { a.Recorded[1].By = "wang" })
		}, "application S000001"},
		{"calendar cut off", func(e *sealedEngine) error { return cutOffAt(e, metaKey("calendar")) }, "calendar"},
		{"operators cut off", func(e *sealedEngine) error { return cutOffAt(e, metaKey("operators")) }, "operator"},
		{"policy missing", func(e *sealedEngine) error { return e.delete(policyKey(1)) }, ""},
		{"a line taken out", changeEntries(func(es []roster.Entry) []roster.Entry { return es[1:] }), "roster 2026-08"},
		{"a line doubled", changeEntries(func(es []roster.Entry) []roster.Entry { return append(es, es[0]) }), "roster 2026-08"},
		{"another amount", changeEntries(func(es []roster.Entry) []roster.Entry { es[0].Base++; return es }), "roster 2026-08"},
		{"another account", changeEntries(func(es []roster.Entry) []roster.Entry { es[0].Account = "6222"; return es }), "roster 2026-08"},
		{"findings missing", func(e *sealedEngine) error { return e.delete(findingsKey(opening + 1)) }, "roster 2026-08"},
		{"findings emptied", func(e *sealedEngine) error { return e.put(findingsKey(opening+1), encodeFindings(nil)) }, "roster 2026-08"},
		{"seal with another total", changeSeal(opening, func(s *roster.Seal) { s.All.Amount = 1 }), "roster 2026-07"},
		{"seal with other tables", changeSeal(opening+1, func(s *roster.Seal) { s.PolicyDigest[0]++ }), "roster 2026-08"},
		{"seals without their chain", changeSeal(opening+2, func(s *roster.Seal) { s.Previous = roster.Digest{} }), "roster 2026-09"},
		{"another who confirmed", changeSeal(opening, func(s *roster.Seal) { s.ConfirmedBy = "li" }), "roster 2026-07"},
		{"another time of confirming", changeSeal(opening, func(s *roster.Seal) { s.ConfirmedAt = noon.Add(-1e9) }), "roster 2026-07"},
		{"no checker's signature", changeSeal(opening, func(s *roster.Seal) { s.ConfirmSignature = nil }), "roster 2026-07"},
		{"the maker's signature twice", changeSeal(opening, func(s *roster.Seal) { s.ConfirmSignature = s.SubmitSignature }), "roster 2026-07"},
		{"last month open again", changeSeal(opening+2, func(s *roster.Seal) { s.State = roster.Submitted }), "roster 2026-09"},
		{"last month's total", changeSeal(opening+2, func(s *roster.Seal) { s.All.Amount = 1 }), "roster 2026-09"},
		{"middle seal taken out", func(e *sealedEngine) error { return e.delete(sealKey(opening + 1)) }, "roster 2026-0"},
		{"last seal taken out", func(e *sealedEngine) error { return e.delete(sealKey(opening + 2)) }, "roster 2026-09"},
		{"all seals taken out", func(e *sealedEngine) error { return deleteAll(e, all(rosterBucket)) }, "roster 2026-0"},
		{"more than a clerk's rights", changeTable(func(t *Table) { t.find("li").Roles = []Role{Officer, Admin} }), "operators.endorser li"},
		{"another township", changeTable(func(t *Table) { t.find("li").Township = "999901002" }), "operators."},
		{"enabled again", changeTable(func(t *Table) { t.find("李建国").Disabled = false }), "operators."},
		{"another's key", changeTable(func(t *Table) { t.find("li").Key = t.find("wang").Key }), "operators.key_of wang li"},
		{"slot taken out", func(e *sealedEngine) error { return e.raw.delete(slotKey("li")) }, "operators.slot li"},
		{"slot of another", func(e *sealedEngine) error { return swapSlots(e, "li", "wang") }, "operators.slot li"},
		{"slot of nobody", func(e *sealedEngine) error { return e.raw.put(slotKey("zhao"), []byte{recordVersion}) }, "operators.slots 5 4"},
		{"slot of the recovery sheet", func(e *sealedEngine) error { return swapSlots(e, RecoveryName, "li") }, "operators."},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := editable(t, s)
			forge(t, c, tc.damage)
			err := c.Check(true)
			if !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrNotFound) || !strings.Contains(fmt.Sprint(err), tc.says) {
				t.Errorf("%v, want it to name %q", err, tc.says)
			}
			if _, err := c.Backup(c.Path+".proved", true); err == nil {
				t.Error("a backup that is proved in depth was made of it")
			}
			if err := backUp(c, c.Path+".backup"); err == nil && restore(storeAt(c.Path+".again"), c.Path+".backup") == nil {
				t.Error("a backup of it was put back")
			}
			if c.holdsAside() == nil {
				t.Error("a copy made to be checked holds")
			}
			if err := c.Check(false); err != nil {
				t.Errorf("the file's structure is whole: %v", err)
			}
		})
	}
}

// personIn is where the household of the n-th person is looked up.
func personIn(t testing.TB, s *Store, n int) key {
	t.Helper()
	if err := s.Unlock(); err != nil {
		t.Fatal(err)
	}
	return personKey(s.keys.blind, person18(n))
}

// relist changes a text in the directory of household 7's village.
func relist(kind searchKind, old, text string) func(e *sealedEngine) error {
	return func(e *sealedEngine) error {
		k := directoryKey(kind, village(5, 1))
		chunk, err := e.get(k)
		changed := bytes.Replace(chunk, []byte(old), []byte(text), 1)
		if bytes.Equal(chunk, changed) {
			err = fmt.Errorf("no %q in %q", old, chunk)
		}
		return errors.Join(err, e.put(k, changed))
	}
}

func changeHousehold(e *sealedEngine, k key, change func(h *calc.Household)) error {
	value, err := e.get(k)
	if err != nil {
		return err
	}
	h, err := decodeHousehold(value)
	change(&h)
	return errors.Join(err, e.put(k, encodeHousehold(&h)))
}

// rekeyed puts a record under another key, sealed for that one.
func rekeyed(e *sealedEngine, from, to key) error {
	value, err := e.get(from)
	return errors.Join(err, e.delete(from), e.put(to, value))
}

// deleteAll deletes all keys that begin so.
func deleteAll(e *sealedEngine, begin key) error {
	var keys []key
	err := e.keys(begin, begin.after(), func(k key) error {
		keys = append(keys, key{k.bucket, slices.Clone(k.bytes)})
		return nil
	})
	for _, k := range keys {
		err = errors.Join(err, e.delete(k))
	}
	return err
}

// cutOff takes the last byte off the bucket's first record.
func cutOff(b bucket) func(e *sealedEngine) error {
	return func(e *sealedEngine) error {
		first, err := firstIn(e, all(b))
		return errors.Join(err, cutOffAt(e, first))
	}
}

func firstIn(e *sealedEngine, from key) (first key, err error) {
	err = stopped(e.keys(from, key{from.bucket, nil}, func(k key) error {
		first = key{k.bucket, bytes.Clone(k.bytes)}
		return errStop
	}))
	return first, err
}

func cutOffAt(e *sealedEngine, k key) error {
	v, err := e.get(k)
	if err != nil {
		return err
	}
	return e.put(k, v[:len(v)-1])
}

// changeEntries changes the lines of one village in the second month.
func changeEntries(change func([]roster.Entry) []roster.Entry) func(e *sealedEngine) error {
	return func(e *sealedEngine) error {
		k, err := firstIn(e, entriesKey(opening+1, ""))
		if err != nil {
			return err
		}
		v, err := e.get(k)
		if err != nil {
			return err
		}
		entries, err := readEntries(v)
		return errors.Join(err, e.put(k, encodeEntries(change(entries))))
	}
}

func changeApplication(e *sealedEngine, change func(*Application)) error {
	v, err := e.get(applicationKey("S000001"))
	if err != nil {
		return err
	}
	a, err := decodeApplication(v)
	change(a)
	return errors.Join(err, e.put(applicationKey("S000001"), encodeApplication(a)))
}

func changeSeal(m calc.Month, change func(*roster.Seal)) func(e *sealedEngine) error {
	return func(e *sealedEngine) error {
		v, err := e.get(sealKey(m))
		if err != nil {
			return err
		}
		s, err := decodeSeal(v)
		change(s)
		return errors.Join(err, e.put(sealKey(m), encodeSeal(s)))
	}
}

func changeTable(change func(*Table)) func(e *sealedEngine) error {
	return func(e *sealedEngine) error {
		v, err := e.get(metaKey("operators"))
		if err != nil {
			return err
		}
		table, err := decodeTable(v)
		change(table)
		return errors.Join(err, e.put(metaKey("operators"), encodeTable(table)))
	}
}

func swapSlots(e *sealedEngine, a, b string) error {
	x, errX := e.raw.get(slotKey(a))
	y, errY := e.raw.get(slotKey(b))
	x, y = bytes.Clone(x), bytes.Clone(y)
	return errors.Join(errX, errY, e.raw.put(slotKey(a), y), e.raw.put(slotKey(b), x))
}
