package wording

import (
	"go/ast"
	"slices"
	"strings"
	"testing"
)

// Every symptom that doctor can find has a row with both languages and with as
// many operands as it is given, and every row is found somewhere.
func TestSymptomsHaveRows(t *testing.T) {
	used := map[string]bool{}
	for _, f := range sources(t, "store/casework", "cmd") {
		ast.Inspect(f.tree, func(node ast.Node) bool {
			call, ok := node.(*ast.CallExpr)
			if !ok || called(call) != "Of" || len(call.Args) == 0 {
				return true
			}
			code, ok := literal(call.Args[0])
			if !ok {
				return true
			}
			used[code] = true
			row, ok := symptoms()[code]
			if !ok {
				t.Errorf("%s: symptom %q has no row", f.path, code)
			}
			own := 0 // what is added before it is printed
			if code == "key.refused" {
				own = 1
			}
			if n := len(strings.Fields(row.operands)); !call.Ellipsis.IsValid() && n != len(call.Args)-1+own {
				t.Errorf("%s: symptom %q has %d operands, its row %d", f.path, code, len(call.Args)-1, n)
			}
			return true
		})
	}
	for code := range symptoms() {
		if !used[code] {
			t.Errorf("symptom %q is never found", code)
		}
	}
}

func TestSymptomsAreWhole(t *testing.T) {
	for code, row := range symptoms() {
		operands := strings.Fields(row.operands)
		for _, s := range []sentence{row.what, remedyAt(row.remedy, Commands), remedyAt(row.remedy, Screens)} {
			checkSentence(t, code, s, len(operands))
			if strings.HasSuffix(s.en, ".") || strings.HasSuffix(s.zh, "。") {
				t.Errorf("%s: not in the house's style: %q", code, s)
			}
		}
		if row.what == (sentence{}) {
			t.Errorf("%s: no sentence", code)
		}
		for _, kind := range operands {
			if kind != "origin" && !slices.Contains(kindsKnown, kind) {
				t.Errorf("%s: kind %q of an operand is not known", code, kind)
			}
		}
		if topic := English.Topic(code); topic == code || topic == "" || topic == strings.Split(code, ".")[0] && topics[topic] == (sentence{}) {
			t.Errorf("%s: its topic has no name", code)
		}
	}
	for name, s := range topics {
		checkSentence(t, name, s, 0)
	}
}

func TestSymptom(t *testing.T) {
	for _, row := range []struct {
		code             string
		args             []string
		zh, en, remedyEn string
	}{
		{"lock.free", nil, "没有人在写入", "nobody is writing", ""},
		{"clock.behind", []string{"09:00", "backup", "10:00"}, "09:00，比备份的时间 10:00 还早", "09:00, which lies before the time of the last backup, 10:00", "set date and time before anybody acts"},
		{"key.opens", []string{"li", "officer,admin", "7"}, "li（县局、管理）的密钥能打开，日志至 7", "that of li (officer, admin) opens the store; the journal ends with act 7", ""},
		{"room.short", []string{"1048576", "17825792"}, "空闲只有 1 MB；备份一次加导入一次约需 17 MB", "only 1 MB free; a backup and an import need about 17 MB", "make room, or move old backups elsewhere"},
		{"no.such", []string{"x"}, "no.such x", "no.such x", ""},
	} {
		zh, _ := Chinese.Symptom(Commands, row.code, row.args...)
		en, remedy := English.Symptom(Commands, row.code, row.args...)
		if zh != row.zh || en != row.en || remedy != row.remedyEn {
			t.Errorf("%s:\n%s\n%s; %s", row.code, zh, en, remedy)
		}
	}
	for _, row := range []struct{ got, want string }{
		{English.Examined(2, 0), "fit for use, 2 to heed"},
		{Chinese.Examined(0, 0), "可以使用"},
		{English.Examined(1, 3), "3 bad, 1 to heed: put right what is bad first"},
		{Chinese.Grade("warn"), "注意"},
	} {
		if row.got != row.want {
			t.Errorf("got %q, want %q", row.got, row.want)
		}
	}
}
