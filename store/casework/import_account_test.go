package casework_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"doudi/calc"
	"doudi/store"
	"doudi/store/casework"
)

// Accounts of households on file that an import names are asked for, one each, and
// the old ones are paid until another person has confirmed; those of new households
// are theirs at once (security.md).
func TestImportAsksForAccounts(t *testing.T) {
	b := families(t)
	fs := files{"household": "household,region,phone,bank,account\n1,999901001001,13900000009,,6230000000000000018\n2,999901001002,,,6230000000000000026\n3,999901002001,,,6230000000000000034\n"}
	old := b.household("1").PayAccount()
	dry, err := b.dryRun(fs)
	b.ok(err)
	if len(dry.Accounts) != 2 || dry.Entry != 0 {
		t.Errorf("dry: %+v", dry)
	}
	done := b.takes(fs)
	if done.Added != 1 || done.Changed != 1 || done.Left != 1 || len(done.Accounts) != 2 || done.Waiting != 0 || done.Entry != b.journal() {
		t.Errorf("%+v", done)
	}
	if h := b.household("1"); h.PayAccount() != old || h.Phone != "13900000009" {
		t.Errorf("before it is confirmed: %+v", h)
	}
	if h := b.household("3"); h.Account != "6230000000000000034" {
		t.Errorf("a new one: %+v", h)
	}
	if last := b.last(); !strings.HasSuffix(last, "households +1 ~1, decisions +0, accounts +2") {
		t.Error(last)
	}
	// the same again changes nothing, and says that they wait still
	before := b.holds()
	if again := b.takes(fs); !again.Nothing() || again.Waiting != 2 || again.Entry != 0 || b.holds() != before {
		t.Errorf("again: %+v", again)
	}
	list, err := b.as("wang").Awaiting()
	b.ok(err)
	if len(list) != 2 || list[0].Account == nil || list[0].By != "li" || list[0].Bar != nil || list[0].Account.After.Bank != "" {
		t.Errorf("%+v", list)
	}
	asked, err := b.as("li").AskedAccounts(done.Entry)
	b.ok(err)
	b.refused(second(b.as("li").ConfirmAccounts(asked)), "account.same_person")
	b.refused(second(b.as("zhao").ConfirmAccounts(asked)), "operator.forbidden")
	if n, err := b.as("qian").ConfirmAccounts(asked); err != nil || n != 2 {
		t.Fatalf("%d, %v", n, err)
	}
	if last := b.last(); last != "qian household.confirm 1 2: " {
		t.Error(last)
	}
	if h := b.household("1"); h.Account != "6230000000000000018" || h.Bank != "" {
		t.Errorf("confirmed: %+v", h)
	}
	if none, err := b.as("qian").AskedAccounts(0); err != nil || len(none) != 0 {
		t.Errorf("%+v, %v", none, err)
	}
	if again := b.takes(fs); !again.Nothing() || again.Waiting != 0 {
		t.Errorf("confirmed, again: %+v", again)
	}
	b.sound()
}

// An import's account takes the place of another that waits, as one by hand does; of
// several that are confirmed at once all are, or none.
func TestImportAsksAnew(t *testing.T) {
	b := families(t)
	b.ok(second(b.as("zhao").EditHousehold("1", change("account=6230000000000000026"))))
	shown, err := b.as("qian").AskedAccounts(0)
	b.ok(err)
	done := b.takes(files{"household": "household,account\n1,6230000000000000018\n2,6230000000000000034\n"})
	if len(done.Accounts) != 2 {
		t.Errorf("%+v", done)
	}
	b.refused(second(b.as("qian").ConfirmAccounts(shown)), "account.asked_anew")
	asked, err := b.as("qian").AskedAccounts(done.Entry)
	b.ok(err)
	b.ok(b.as("li").RejectAccount("2", 0, "看错"))
	if n, err := b.as("qian").ConfirmAccounts(asked); !errors.Is(err, store.ErrNotFound) || n != 0 {
		t.Errorf("one of them waits no more: %d, %v", n, err)
	}
	if h := b.household("1"); h.Account != "6230000000000000001" {
		t.Errorf("confirmed alone: %+v", h)
	}
	b.refused(second(b.as("li").RejectAccounts(asked[:1], " ")), "household.unreasoned")
	if n, err := b.as("li").RejectAccounts(asked[:1], "看错"); err != nil || n != 1 {
		t.Errorf("%d, %v", n, err)
	}
	if last := b.last(); last != "li household.reject 1: 看错" {
		t.Error(last)
	}
	b.sound()
}

// Whoever receives the money as the head goes on receiving it where an import makes
// another the head, until a second person confirms another payee.
func TestImportKeepsThePayee(t *testing.T) {
	family := "4,赵大," + card("19600101", 20) + ",%s\n4,赵二," + card("19900101", 21) + ",%s\n"
	for _, tc := range []struct {
		name, household string
		asked           int
	}{
		{"nothing said of the payee", "household,phone\n4,1\n", 0},
		{"no household row", "", 0},
		{"the head", "household,payee,payee_id\n4,,\n", 1},
	} {
		t.Run(tc.name, func(t *testing.T) {
			b := families(t)
			b.takes(files{"household": "household,region,account\n4,999901001001,6230000000000000018\n", "member": "household,name,id,relation\n" + fmt.Sprintf(family, "head", "child")})
			fs := files{"member": "household,name,id,relation\n" + fmt.Sprintf(family, "parent", "head")}
			if tc.household != "" {
				fs["household"] = tc.household
			}
			done := b.takes(fs)
			if name, _ := b.household("4").PaidTo(); name != "赵大" || len(done.Accounts) != tc.asked {
				t.Errorf("%s is paid, %+v", name, done)
			}
			if again := b.takes(fs); !again.Nothing() || again.Waiting != tc.asked {
				t.Errorf("again: %+v", again)
			}
			if tc.asked > 0 {
				b.confirmsAccounts(done)
				if name, _ := b.household("4").PaidTo(); name != "赵二" {
					t.Errorf("%s is paid", name)
				}
			}
			b.sound()
		})
	}
}

// More account changes than one act takes are confirmed in several.
func TestConfirmManyAccounts(t *testing.T) {
	b := families(t)
	const many = 203
	rows := func(account int) files {
		var s strings.Builder
		s.WriteString("household,region,account\n")
		for n := range many {
			fmt.Fprintf(&s, "%d,999901001001,62300000%07d\n", 1000+n, account+n)
		}
		return files{"household": s.String()}
	}
	b.takes(rows(1000))
	done := b.takes(rows(5000))
	entry := b.journal()
	asked, err := b.as("wang").AskedAccounts(done.Entry)
	b.ok(err)
	if n, err := b.as("wang").ConfirmAccounts(asked); err != nil || n != many || b.journal() != entry+2 {
		t.Errorf("%d by %d acts, %v", n, b.journal()-entry, err)
	}
	list, err := b.as("wu").JournalExtract(casework.Extract{Household: "1002", Act: store.ActConfirmAccount})
	b.ok(err)
	if len(list) != 1 {
		t.Errorf("the journal has %d entries of it", len(list))
	}
	if h := b.household("1002"); h.PayAccount() != (calc.PayAccount{Account: "623000000005002"}) {
		t.Errorf("%+v", h)
	}
	b.sound()
}

// Where no account is on file none is changed: an import gives one as it gives a new
// household's, and a month that waits for it alone is blocked no longer.
func TestImportGivesFirstAccounts(t *testing.T) {
	b := families(t)
	b.takes(files{"household": "household,region\n3,999901002001\n"})
	done := b.takes(files{"household": "household,region,account\n3,999901002001,6230000000000000034\n"})
	if done.Changed != 1 || len(done.Accounts) != 0 || done.Waiting != 0 {
		t.Errorf("%+v", done)
	}
	if h := b.household("3"); h.Account != "6230000000000000034" {
		t.Errorf("%+v", h)
	}
	b.sound()
}
