package store

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"doudi/calc"
)

func TestPassphrase(t *testing.T) {
	for _, row := range []struct{ text, refused string }{
		{"", "passphrase.empty"},
		{"\r\n", "passphrase.empty"},
		{"          ", "passphrase.empty"},
		{"sevench", "passphrase.short"},
		{"七个字还不够长", "passphrase.short"},
		{"八个字就已经够了", ""},
		{"eight ch", ""},
		{"eight\tch", "passphrase.characters"},
		{"eight ch\n\n", "passphrase.characters"},
		{"eight\u3000ch", "passphrase.characters"},
		{"eight\u200bch", "passphrase.characters"},
		{"eight\x1b[2J", "passphrase.characters"},
		{"eight\xb0\xcbch", "passphrase.characters"},
		{"e\x00i\x00g\x00h\x00t\x00", "passphrase.characters"},
	} {
		_, err := NewPassphrase(row.text)
		if row.refused == "" && err != nil || row.refused != "" && !calc.Refused(err, row.refused) {
			t.Errorf("%q: %v, want %q", row.text, err, row.refused)
		}
	}
}

func TestPassphraseLosesItsLineEndOnly(t *testing.T) {
	want := mustPassphrase(t, "  e\u0301ight ch ")
	for _, end := range []string{"\n", "\r\n"} {
		if got := mustPassphrase(t, "  e\u0301ight ch "+end); !sameSecret(got, want) {
			t.Errorf("with %q at its end it is another", end)
		}
	}
	for _, other := range []string{"e\u0301ight ch", "  \u00e9ight ch "} {
		if sameSecret(mustPassphrase(t, other), want) {
			t.Errorf("%q is the same", other)
		}
	}
}

func mustPassphrase(t testing.TB, text string) Secret {
	t.Helper()
	s, err := Passphrase(text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func sameSecret(a, b Secret) bool { return a.material() == b.material() }

func TestSecretsAreNeverPrinted(t *testing.T) {
	const text = "not to be seen"
	s := mustPassphrase(t, text)
	var b bytes.Buffer
	slog.New(slog.NewTextHandler(&b, nil)).Info("x", "secret", s, "inside", struct{ S Secret }{s})
	slog.New(slog.NewJSONHandler(&b, nil)).Info("x", "secret", s, "inside", &s)
	type pocket struct{ s Secret } // fmt asks no method of what is not exported
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%t", "%p", "%08.3v"} {
		fmt.Fprintf(&b, verb+" "+verb+" "+verb+"\n", s, &s, []any{s, struct{ S Secret }{s}, map[string]Secret{"s": s}, pocket{s}})
	}
	fmt.Fprintln(&b, s, &s, s.String(), s.GoString())
	if err := json.NewEncoder(&b).Encode([]any{s, &s}); err != nil {
		t.Fatal(err)
	}
	for _, hidden := range []string{text, fmt.Sprintf("%x", text), fmt.Sprintf("%X", text), fmt.Sprint([]byte(text)), "[110 "} {
		if strings.Contains(b.String(), hidden) {
			t.Errorf("%q is printed:\n%s", hidden, b.String())
		}
	}
	if !strings.Contains(b.String(), "(secret) (secret) (secret) (secret)\n") {
		t.Errorf("printed as\n%s", b.String())
	}
}

func TestKeyFile(t *testing.T) {
	for _, name := range []string{"li", "李建国", "娜仁·图雅", "two words", "doudi-key-1 x"} {
		content, s := NewKey(name)
		if strings.Count(string(content), "\n") != 1 || !strings.HasSuffix(string(content), "\n") {
			t.Errorf("%s: not one line: %q", name, content)
		}
		for _, form := range []string{string(content), strings.TrimSpace(string(content)), "\ufeff" + strings.TrimSpace(string(content)) + "\r\n", " " + string(content) + "\n \n"} {
			gotName, got, err := ReadKeyFile([]byte(form))
			if err != nil || gotName != name || !sameSecret(got, s) {
				t.Errorf("%q reads as %q, %v", form, gotName, err)
			}
		}
	}
	one, _ := NewKey("li")
	if two, _ := NewKey("li"); bytes.Equal(one, two) {
		t.Error("two keys are the same")
	}
}

func TestKeyFileWithAPassphrase(t *testing.T) {
	want := mustPassphrase(t, "correct horse battery")
	for _, content := range []string{"correct horse battery", "correct horse battery\n", "correct horse battery\r\nand a remark\n", "\ufeffcorrect horse battery\n"} {
		if name, got, err := ReadKeyFile([]byte(content)); err != nil || name != "" || !sameSecret(got, want) {
			t.Errorf("%q: %q, %v", content, name, err)
		}
	}
	for content, code := range map[string]string{"": "passphrase.empty", "\n\nlater": "passphrase.empty", "\xff\xfec\x00o\x00r\x00r\x00e\x00": "passphrase.characters"} {
		if _, _, err := ReadKeyFile([]byte(content)); !calc.Refused(err, code) {
			t.Errorf("%q: %v, want %s", content, err, code)
		}
	}
}

// Wherever a key file is cut, and whichever letter is mistyped, it is noticed:
// above all it is not taken for a passphrase.
func TestKeyFileCutOrMistyped(t *testing.T) {
	content, s := NewKey("li")
	for n := 1; n < len(content)-1; n++ {
		if _, _, err := ReadKeyFile(content[:n]); !calc.Refused(err, "key.damaged") {
			t.Errorf("cut to %q: %v", content[:n], err)
		}
	}
	for i := len(keyMark); i < len(content)-1; i++ {
		for _, c := range []byte("aA0-_ é\n") {
			wrong := bytes.Clone(content)
			wrong[i] = c
			if bytes.Equal(wrong, content) {
				continue
			}
			if _, got, err := ReadKeyFile(wrong); !calc.Refused(err, "key.damaged") || sameSecret(got, s) {
				t.Errorf("%q: %v", wrong, err)
			}
		}
	}
	if _, _, err := ReadKeyFile(append(content, content...)); !calc.Refused(err, "key.damaged") {
		t.Errorf("two keys in one file: %v", err)
	}
}

func TestSheet(t *testing.T) {
	text, s := NewSheet()
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if len(lines) != sheetLines {
		t.Fatalf("not four lines: %q", text)
	}
	for _, line := range lines {
		if len(strings.Fields(line)) != 4 || len(line) != 4*4+3 || strings.ContainsAny(line, "ILOU") {
			t.Errorf("line %q", line)
		}
	}
	wide := strings.Map(func(r rune) rune {
		if r > ' ' {
			return r - '!' + '！'
		}
		return r
	}, text)
	for name, typed := range map[string]string{
		"as printed": text, "small": strings.ToLower(text), "in one": strings.Join(strings.Fields(text), ""),
		"dashes": strings.Join(strings.Fields(text), "-"), "Windows": strings.ReplaceAll(text, "\n", "\r\n"), "full width": wide,
		"wide blanks":   strings.ReplaceAll(text, " ", "\u3000"),
		"alike letters": strings.NewReplacer("0", "o", "1", "l").Replace(text), "more alike letters": strings.NewReplacer("0", "O", "1", "I").Replace(text),
	} {
		if got, err := ReadSheet(typed); err != nil || !sameSecret(got, s) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if other, _ := NewSheet(); other == text {
		t.Error("two sheets are the same")
	}
}

func TestSheetNamesTheWrongLine(t *testing.T) {
	lines := strings.Split(strings.TrimSuffix(sheetOf(bytes.Repeat([]byte{7, 100, 211, 30}, 8)), "\n"), "\n")
	typed := func(ls ...string) string { return strings.Join(ls, "\n") }
	rows := []struct{ name, text, line string }{
		{"nothing", "", "1"},
		{"three lines", typed(lines[:3]...), "4"},
		{"five lines", typed(append(lines, lines[0])...), "4"},
		{"lines in another order", typed(lines[0], lines[2], lines[1], lines[3]), "2"},
		{"a line twice", typed(lines[0], lines[0], lines[2], lines[3]), "2"},
		{"a line left out", typed(lines[0], lines[2], lines[3]), "2"},
		{"a character left out", typed(lines[0], lines[1], lines[2][1:], lines[3]), "3"},
		{"no such letter", typed(lines[0], "李"+lines[1][1:], lines[2], lines[3]), "2"},
	}
	for i := range lines[2] {
		if lines[2][i] == ' ' {
			continue
		}
		for _, c := range []byte("0123456789ABCDEFGHJKMNPQRSTVWXYZU*") {
			if c != lines[2][i] {
				wrong := lines[2][:i] + string(c) + lines[2][i+1:]
				rows = append(rows, struct{ name, text, line string }{"a letter", typed(lines[0], lines[1], wrong, lines[3]), "3"})
			}
		}
	}
	for _, row := range rows {
		_, err := ReadSheet(row.text)
		if want := "sheet.line " + row.line; err == nil || err.Error() != want {
			t.Errorf("%s: %q: %v, want %s", row.name, row.text, err, want)
		}
	}
}

func TestWords(t *testing.T) {
	seen := map[string]string{} // a word with one letter blotted out → the word
	for n := range 1 << wordBits {
		w := word(n)
		if len(w) != 5 {
			t.Fatalf("word %d is %q", n, w)
		}
		for i := range w {
			blotted := w[:i] + "?" + w[i+1:]
			if other, ok := seen[blotted]; ok {
				t.Errorf("%s and %s differ in one letter", w, other)
			}
			seen[blotted] = w
		}
	}
}

func TestOfferedPassphrases(t *testing.T) {
	of := map[string]int{}
	for n := range 1 << wordBits {
		of[word(n)] = n
	}
	var bits [wordBits]int
	const offers = 2000
	for range offers {
		offer := OfferPassphrase()
		mustPassphrase(t, offer)
		words := strings.Fields(offer)
		if len(words) != offeredWords || strings.Join(words, " ") != offer {
			t.Fatalf("offered %q", offer)
		}
		for _, w := range words {
			n, ok := of[w]
			if !ok {
				t.Fatalf("%q is not one of the words", w)
			}
			for i := range bits {
				bits[i] += n >> i & 1
			}
		}
	}
	for i, ones := range bits {
		// Ten standard deviations of 10 000 throws of a coin.
		if half := offers * offeredWords / 2; ones < half-500 || ones > half+500 {
			t.Errorf("bit %d is set in %d of %d words", i, ones, 2*half)
		}
	}
}
