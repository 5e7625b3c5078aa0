package casework_test

import (
	"slices"
	"testing"

	"doudi/calc"
	"doudi/store/casework"
)

// codes are the codes of faults.
func codes(fs calc.Faults) (codes []string) {
	for _, f := range fs {
		codes = append(codes, f.Code)
	}
	return codes
}

// TestImportPaysTwice: a row that decides for months that are paid is told where
// another award was paid for the same person then; nothing is refused for it.
func TestImportPaysTwice(t *testing.T) {
	b := parish(t)
	single := func(from string) files {
		return files{"decision": "household,id,program,decision,from,mode,percapita,reviewed\n1," + zhang + ",dibao,determine," + from + ",single,100,2026-07-20\n"}
	}
	b.takes(home)
	if done, err := b.dryRun(single("2026-07")); err != nil || len(done.Warnings) > 0 {
		t.Errorf("before anything is paid: %v, %v", codes(done.Warnings), err)
	}
	b.submits(of2026(7))
	b.confirmedAlone(of2026(7))
	if done, err := b.dryRun(single("2026-08")); err != nil || len(done.Warnings) > 0 {
		t.Errorf("of a month that is not paid: %v, %v", codes(done.Warnings), err)
	}
	done, err := b.dryRun(single("2026-07"))
	b.ok(err)
	want := []string{"1", "dibao", "2026-07", calc.IDNumber(zhang).Tail(), "dibao", "1"}
	if len(done.Warnings) != 1 || done.Warnings[0].Code != "award.paid_twice" || !slices.Equal(done.Warnings[0].Args, want) || done.Warnings[0].Place.Line != 2 {
		t.Errorf("%+v", done.Warnings)
	}
	stopped := files{"decision": "household,id,program,decision,from,mode,percapita,reviewed,reason\n1," + zhang + ",dibao,determine,2026-07,single,100,2026-07-20,\n1,,dibao,stop,2026-07,,,2026-07-20,other\n"}
	if done, err := b.dryRun(stopped); err != nil || len(done.Warnings) > 0 {
		t.Errorf("where the other award is stopped: %v, %v", codes(done.Warnings), err)
	}
	b.takes(single("2026-07"))
	if done := b.takes(single("2026-07")); done.Known != 1 || len(done.Warnings) > 0 {
		t.Errorf("on record already: %+v", done)
	}
}

// TestImportWithOtherMeans: a determination that says again what is on record does not
// count anew, and is told where the sheets have changed the means that it rests on.
func TestImportWithOtherMeans(t *testing.T) {
	b := parish(t)
	b.takes(home)
	row := home["decision"]
	more := "household,id,kind,amount,per\n1," + zhang + ",transfer,300.00,month\n"
	for _, tc := range []struct {
		name string
		fs   files
		want []string
	}{
		{"the same", files{"decision": row}, nil},
		{"another address", files{"decision": row, "household": "household,address\n1,东关2号\n"}, nil},
		{"more income", files{"decision": row, "item": more}, []string{"decision.facts_changed"}},
		{"more income, and a day of its own", files{"item": more, "decision": "household,program,decision,from,reviewed\n1,dibao,determine,2026-07,2026-07-02\n"}, nil},
	} {
		done, err := b.dryRun(tc.fs)
		if b.ok(err); !slices.Equal(codes(done.Warnings), tc.want) {
			t.Errorf("%s: %v, want %v", tc.name, codes(done.Warnings), tc.want)
		}
	}
}

// TestResumeFromEarlier: a suspension may be lifted from a month in which it holds,
// whatever was decided for later ones (R4).
func TestResumeFromEarlier(t *testing.T) {
	decisions := func(rows string) files {
		return files{"decision": "household,program,decision,from,percapita,reviewed,reason\n" + rows}
	}
	for name, later := range map[string]string{"resumed later": "1,dibao,resume,2026-10,,,\n", "determined later": "1,dibao,determine,2026-10,50,2026-10-01,\n"} {
		b := parish(t)
		b.takes(home)
		b.takes(decisions("1,dibao,suspend,2026-09,,,查\n"))
		b.takes(decisions(later))
		b.takes(decisions("1,dibao,resume,2026-09,,,自九月起\n"))
		file, err := b.as("li").ShowAs("1", casework.Look{})
		b.ok(err)
		seen := false
		for _, a := range file.Awards {
			seen = seen || a.Program == calc.Dibao
			if last := a.Decisions[len(a.Decisions)-1]; a.Program == calc.Dibao && (last.Kind != calc.Resume || a.Now.Total() == 0) {
				t.Errorf("%s: %+v, %s", name, last, a.Now.Total())
			}
		}
		if !seen {
			t.Errorf("%s: no award", name)
		}
		_, err = b.tries("li", decisions("1,dibao,resume,2026-07,,,\n"))
		if got := b.faultsOf(err); len(got) != 1 {
			t.Errorf("%s: from a month that was paid: %q", name, got)
		}
	}
}
