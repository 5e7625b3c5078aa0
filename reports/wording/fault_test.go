package wording

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"doudi/calc"
)

// sourceFile is one file of the program, read for the codes that it makes.
type sourceFile struct {
	path   string
	tree   *ast.File
	consts map[string]string // of its package, with a text as value
}

// sources reads the files of the program, tests aside, below the given folders.
func sources(t *testing.T, folders ...string) []sourceFile {
	t.Helper()
	var files []sourceFile
	consts := map[string]map[string]string{} // by folder
	for _, folder := range folders {
		err := filepath.WalkDir(filepath.Join("../..", folder), func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			tree, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			dir := filepath.Dir(path)
			if consts[dir] == nil {
				consts[dir] = map[string]string{}
			}
			learnConsts(tree, consts[dir])
			files = append(files, sourceFile{filepath.ToSlash(path), tree, consts[dir]})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return files
}

func learnConsts(tree *ast.File, consts map[string]string) {
	ast.Inspect(tree, func(node ast.Node) bool {
		if spec, ok := node.(*ast.ValueSpec); ok {
			for i, value := range spec.Values {
				if text, ok := literal(value); ok && i < len(spec.Names) {
					consts[spec.Names[i].Name] = text
				}
			}
		}
		return true
	})
}

func literal(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(lit.Value)
	return text, err == nil
}

// text is an expression that is a text known from the source.
func (f *sourceFile) text(e ast.Expr) (string, bool) {
	if name, ok := e.(*ast.Ident); ok {
		text, known := f.consts[name.Name]
		return text, known
	}
	return literal(e)
}

// called is the name of the function or method that a call calls.
func called(call *ast.CallExpr) string {
	switch fn := call.Fun.(type) {
	case *ast.Ident:
		return fn.Name
	case *ast.SelectorExpr:
		return fn.Sel.Name
	}
	return ""
}

// typeName is the name of a composite literal's type.
func typeName(e ast.Expr) string {
	switch x := e.(type) {
	case *ast.Ident:
		return x.Name
	case *ast.SelectorExpr:
		return x.Sel.Name
	}
	return ""
}

// field is the value of a field in a composite literal, nil where it has none.
func field(lit *ast.CompositeLit, name string) ast.Expr {
	for _, element := range lit.Elts {
		if pair, ok := element.(*ast.KeyValueExpr); ok && typeName(pair.Key) == name {
			return pair.Value
		}
	}
	return nil
}

// unknownArgs is the number of operands where the source does not say it.
const unknownArgs = -1

var codeForm = regexp.MustCompile(`^[a-z_0-9]+(\.[a-z_0-9]+)*$`)

// faultMakers are the functions that take a fault's code, with the position of
// the code and that of the first operand.
var faultMakers = map[string][2]int{
	"Fault": {1, 2}, "Warn": {1, 2}, // sheet.Reader
	"fault": {1, 2}, "that": {1, 2}, "oneOf": {0, unknownArgs}, // casework, bank profiles
	"deathWarning": {0, 2}, "oneFault": {0, 2}, "blame": {0, 1}, // spreadsheet
}

// faultCodes are the codes of all faults in a file, each with the number of its
// operands.
func (f *sourceFile) faultCodes(found func(code string, args int)) {
	ast.Inspect(f.tree, func(node ast.Node) bool {
		switch x := node.(type) {
		case *ast.CompositeLit:
			f.faultsOf(x, found)
		case *ast.CallExpr:
			at, ok := faultMakers[called(x)]
			if ok && called(x) == "fault" && strings.Contains(f.path, "spreadsheet") {
				at[0] = 0
			}
			if !ok || at[0] >= len(x.Args) {
				break
			}
			if code, known := f.text(x.Args[at[0]]); known && codeForm.MatchString(code) {
				args := unknownArgs
				if at[1] != unknownArgs && !x.Ellipsis.IsValid() {
					args = len(x.Args) - at[1]
				}
				found(code, args)
			}
		case *ast.BasicLit: // ParseIDNumber's codes are returned bare
			if code, ok := literal(x); ok && strings.HasSuffix(f.path, "calc/idnumber.go") && strings.HasPrefix(code, "id.") {
				found(code, 2)
			}
		}
		return true
	})
}

// faultsOf finds Fault{Code: …}, Faults{{Code: …}} and Invalid{What: …}.
func (f *sourceFile) faultsOf(lit *ast.CompositeLit, found func(code string, args int)) {
	one := func(x *ast.CompositeLit) {
		code, ok := f.text(field(x, "Code"))
		if !ok {
			return
		}
		args := unknownArgs
		switch a := field(x, "Args").(type) {
		case nil:
			args = 0
		case *ast.CompositeLit:
			args = len(a.Elts)
		}
		found(code, args)
	}
	switch typeName(lit.Type) {
	case "Fault":
		one(lit)
	case "Faults":
		for _, element := range lit.Elts {
			if x, ok := element.(*ast.CompositeLit); ok && x.Type == nil {
				one(x)
			}
		}
	case "Invalid":
		if what, ok := literal(field(lit, "What")); ok {
			found("invalid."+what, 1)
		}
	}
}

func TestFaultsHaveRows(t *testing.T) {
	used := map[string]bool{}
	for _, f := range sources(t, "calc", "store", "reports") {
		if strings.Contains(f.path, "reports/wording/") {
			continue
		}
		f.faultCodes(func(code string, args int) {
			used[code] = true
			row, ok := faults()[code]
			switch {
			case !ok:
				t.Errorf("%s: fault %q has no row", f.path, code)
			case args != unknownArgs && args != len(strings.Fields(row.operands)):
				t.Errorf("%s: fault %q has %d operands, its row %q", f.path, code, args, row.operands)
			}
		})
	}
	if len(used) < 60 {
		t.Errorf("only %d codes are found in the sources", len(used))
	}
	for code := range faults() {
		if !used[code] {
			t.Errorf("fault %q is never made", code)
		}
	}
}

func TestRefusalsHaveRows(t *testing.T) {
	used, made := map[string]bool{}, map[string]string{}
	for _, f := range sources(t, "calc", "store", "cmd") {
		ast.Inspect(f.tree, func(node ast.Node) bool {
			call, ok := node.(*ast.CallExpr)
			if !ok || called(call) != "Refuse" && called(call) != "Mistyped" {
				return true
			}
			code, ok := f.text(call.Args[0])
			if !ok {
				t.Errorf("%s: a refusal without a literal code", f.path)
				return true
			}
			used[code] = true
			if before := made[code]; before != "" && before != called(call) {
				t.Errorf("%s: refusal %q is about what was typed, and elsewhere is not", f.path, code)
			}
			made[code] = called(call)
			if row, ok := refusals()[code]; !ok {
				t.Errorf("%s: refusal %q has no row", f.path, code)
			} else if n := len(strings.Fields(row.operands)); n != len(call.Args)-1 {
				t.Errorf("%s: refusal %q has %d operands, its row %q", f.path, code, len(call.Args)-1, row.operands)
			}
			return true
		})
	}
	for code := range refusals() {
		if !used[code] {
			t.Errorf("refusal %q is never made", code)
		}
	}
}

func TestRightsHaveWords(t *testing.T) {
	used := map[string]bool{}
	for _, f := range sources(t, "store/casework") {
		ast.Inspect(f.tree, func(node ast.Node) bool {
			if spec, ok := node.(*ast.ValueSpec); ok && typeName(spec.Type) == "Right" {
				for _, value := range spec.Values {
					code, _ := literal(value)
					used[code] = true
					if _, ok := rights[code]; !ok {
						t.Errorf("%s: right %q has no words", f.path, code)
					}
				}
			}
			return true
		})
	}
	for code := range rights {
		if !used[code] {
			t.Errorf("right %q does not exist", code)
		}
	}
}

func TestFailuresHaveRows(t *testing.T) {
	found := func(path, code string) {
		if _, ok := failures()[code]; !ok {
			t.Errorf("%s: failure %q has no row", path, code)
		}
	}
	for _, f := range sources(t, "cmd") {
		ast.Inspect(f.tree, func(node ast.Node) bool {
			switch x := node.(type) {
			case *ast.CallExpr:
				switch called(x) {
				case "usage", "notFound", "Failure":
					if code, ok := f.text(x.Args[0]); ok {
						found(f.path, code)
					}
				}
			case *ast.CompositeLit:
				if typeName(x.Type) == "failure" && len(x.Elts) > 1 {
					if code, ok := f.text(x.Elts[1]); ok {
						found(f.path, code)
					}
				}
			}
			return true
		})
	}
	for _, code := range []string{
		"store.missing", "store.exists", "store.busy", "store.damaged", "store.newer", "not_found", "not_found.household", "not_found.operator",
		"usage.unknown_command", "usage.unknown_flag", "usage.missing_flag", "usage.arguments", "usage.bad_value", "not_terminal", "internal",
	} {
		found("interface.md", code)
	}
}

var (
	placeholder = regexp.MustCompile(`\{\d+\}`)
	kindsKnown  = []string{
		"text", "cell", "code", "tail", "offer", "class", "inclass", "months", "size", "part", "choices", "column", "table", "heading", "quote", "measure",
		"program", "decision", "act", "damage", "signed", "record", "from", "delimiter", "role", "right", "authority", "award", "value", "form", "stage",
	}
)

// checkSentence checks that a sentence is whole in both languages, and names
// only operands that there are.
func checkSentence(t *testing.T, code string, s sentence, operands int) {
	t.Helper()
	zh, en := placeholder.FindAllString(s.zh, -1), placeholder.FindAllString(s.en, -1)
	slices.Sort(zh)
	slices.Sort(en)
	if zh, en := slices.Compact(zh), slices.Compact(en); !slices.Equal(zh, en) {
		t.Errorf("%s: zh names %v, en %v: %q", code, zh, en, s)
	}
	for _, p := range append(zh, en...) {
		if n, _ := strconv.Atoi(strings.Trim(p, "{}")); n >= operands {
			t.Errorf("%s: there is no operand %s: %q", code, p, s)
		}
	}
	if (s.zh == "") != (s.en == "") {
		t.Errorf("%s: one language is missing: %q", code, s)
	}
	if strings.ContainsFunc(strings.ReplaceAll(s.en, "兜底", ""), func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		t.Errorf("%s: Chinese in the English: %q", code, s.en)
	}
}

func TestComplaintsAreWhole(t *testing.T) {
	for name, table := range map[string]map[string]complaint{"fault": faults(), "refusal": refusals(), "failure": failures()} {
		for code, row := range table {
			operands := strings.Fields(row.operands)
			for _, s := range []sentence{row.what, remedyAt(row.remedy, Commands), remedyAt(row.remedy, Screens)} {
				checkSentence(t, name+" "+code, s, len(operands))
				if strings.Contains(s.en, "failed to") || strings.HasSuffix(s.en, ".") || strings.HasSuffix(s.zh, "。") {
					t.Errorf("%s %s: not in the house's style: %q", name, code, s)
				}
			}
			if row.what == (sentence{}) || row.remedy == way(sentence{}) && code != "tables" {
				t.Errorf("%s %s: no sentence or no remedy", name, code)
			}
			for _, kind := range operands {
				if !slices.Contains(kindsKnown, kind) {
					t.Errorf("%s %s: kind %q of an operand is not known", name, code, kind)
				}
			}
		}
	}
}

func TestFault(t *testing.T) {
	at := calc.Place{File: "member.csv", Line: 7, Column: 12}
	for _, row := range []struct {
		fault  calc.Fault
		zh, en string
	}{
		{
			calc.Fault{Code: "id.check_digit", Place: at, Args: []string{"123X", ""}},
			"member.csv:7:12: 身份证号（…123X）校验位不符；按身份证核对更正",
			"member.csv:7:12: ID number fails its check digit (…123X); correct it from the card",
		},
		{
			calc.Fault{Code: "id.fifteen", Place: at, Args: []string{"1001", "999999197901011015"}},
			"member.csv:7:12: 身份证号（…1001）是 15 位旧号；按身份证填写 18 位号码；升位后末四位应为 …1015",
			"member.csv:7:12: ID number (…1001) is of the old form with 15 digits; write the 18 digits from the card; they should end in …1015",
		},
		{
			calc.Fault{Code: "invalid.amount", Place: at, Args: []string{"99999919790101101X"}},
			"member.csv:7:12: “…101X”不是金额或数值；只填半角数字和小数点，如 1063.50，不带正负号、逗号和单位",
			"member.csv:7:12: value \"…101X\" is not an amount or number; write plain (half-width) digits and a point only, as in 1063.50: no sign, comma or unit",
		},
		{
			calc.Fault{Code: "bank.too_wide", Subject: "1023", Args: []string{"payee", "8", "12"}},
			"1023 户：领款人 需要 12 字节，该列只有 8 字节；与银行约定更宽的列并改 width，或在 household.csv 缩短后运行 doudi import",
			"household 1023: payee needs 12 bytes, but the column has 8; agree on a wider column with the bank and change 'width', or shorten it in household.csv and run 'doudi import'",
		},
		{
			calc.Fault{Code: "award.unknown", Place: at, Args: []string{"1023", "dibao", "stop"}},
			"member.csv:7:12: 1023 户的低保没有核定过，不能停发；先写一行 determine 核定，或更正户编号、项目、身份证号",
			"member.csv:7:12: household 1023 has no determined dibao award to stop; determine it first, or correct household, program or ID number",
		},
		{
			calc.Fault{Code: "cell.empty", Place: at, Args: []string{"amount"}},
			"member.csv:7:12: 金额 amount 没有填写；补填后再运行",
			"member.csv:7:12: amount is empty; fill it in and run again",
		},
		{
			calc.Fault{Code: "bank.align", Args: []string{"middle", ", left, right"}},
			"对齐方式“middle”不可用；align 一项不填，或改为下列之一：left, right",
			"alignment \"middle\" does not exist; leave 'align' out, or write one of: left, right",
		},
		{
			calc.Fault{Code: "file.too_large", Args: []string{"", fmt.Sprint(256 << 20)}},
			"文件或其解压后的内容超过 256 MB；拆成几个文件，或删去无关的工作表",
			"file, or what it unpacks to, is larger than 256 MB; split it, or delete the sheets that do not belong",
		},
		{
			calc.Fault{Code: "table.twice", Place: calc.Place{File: "policy2.xlsx", Sheet: "标准"}, Args: []string{"standard"}},
			"policy2.xlsx 标准: 表 标准 standard 出现两次；并成一张表，或去掉多余的一张",
			"policy2.xlsx 标准: table standard is there twice; make one table of the two, or remove one",
		},
		{calc.Fault{Code: "no.such", Args: []string{"x"}}, "no.such x", "no.such x"},
	} {
		if zh, en := Chinese.Fault(Commands, row.fault), English.Fault(Commands, row.fault); zh != row.zh || en != row.en {
			t.Errorf("%s:\n%s\n%s\nwant\n%s\n%s", row.fault.Code, zh, en, row.zh, row.en)
		}
	}
}

// A gap is the roster's finding of the same lack, in the finding's words.
func TestGapsAreFindings(t *testing.T) {
	for code, row := range map[string]struct {
		args []string
		want string
	}{
		"standard.missing":  {[]string{"tekun", "partial.home", "rural", "999901101001", "2026-11"}, "1023 户：政策表有缺口：2026-11 没有可执行的标准：特困，半自理 分散，农村，区划 999901101001；"},
		"parameter.missing": {[]string{"taper.share", "dibao", "2026-11"}, "1023 户：政策表有缺口：2026-11 没有可执行的参数 taper.share（低保）；"},
	} {
		got := Chinese.Fault(Commands, calc.Fault{Code: "policy.gap", Subject: "1023", Args: append([]string{code}, row.args...)})
		if !strings.HasPrefix(got, row.want) {
			t.Errorf("got %q, want %q", got, row.want)
		}
	}
}

func TestRefusal(t *testing.T) {
	for code, want := range map[string]string{
		"operator.unnamed":     "operator is not named; name yourself with --operator NAME or DOUDI_OPERATOR",
		"operator.forbidden":   "operator li (clerk) may not confirm rosters; let an operator act whose role may: 'doudi operator list'",
		"month.before_opening": "month li lies before clerk, the first that this system pays; choose clerk or a later month",
	} {
		if got := English.Refusal(Commands, &calc.Refusal{Code: code, Args: []string{"li", "clerk", "roster.confirm"}}); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if got, want := Chinese.Refusal(Commands, &calc.Refusal{Code: "operator.forbidden", Args: []string{"li", "clerk", "roster.confirm"}}),
		"操作员 li（经办）无权审定名册；由角色相符的操作员办理，见 doudi operator list"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestFailure(t *testing.T) {
	for _, row := range []struct{ got, want string }{
		{English.Failure(Commands, "usage.bad_value", "--month", "2026-13"), "value of --month, \"2026-13\", is not possible; write a month as 2026-11"},
		{English.Failure(Commands, "usage.bad_value", "--bank", ""), "value of --bank, \"\", is not possible; see the command's --help"},
		{Chinese.Failure(Commands, "not_found", "999999197901011015"), "没有找到 …1015；可按姓名、拼音首字母、证件尾号、户编号或村名查找：doudi find"},
		{Chinese.Failure(Commands, "not_found.award", "1023", "高龄津贴"), "1023 户没有高龄津贴待遇；查看该户：doudi household show 1023"},
		{English.Failure(Commands, "not_found.award", "1023", ""), "household 1023 has no award; look at it with 'doudi household show 1023'"},
		{English.Failure(Commands, "not_terminal"), "confirmation is needed, but no terminal answers; if it is meant, run it with --yes"},
		{English.Failure(Commands, "tables", "no standard"), "no standard"},
		{English.Failure(Commands, "nothing", "x"), "nothing x"},
	} {
		if row.got != row.want {
			t.Errorf("got %q, want %q", row.got, row.want)
		}
	}
}
