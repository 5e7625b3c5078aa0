package canvas

// signs are the signs that screens are drawn with, which a terminal of one ruler
// draws in one column, and what stands in their place on one that does not.
var signs = map[rune]string{
	'─': "-", '│': "|", '┌': "+", '┐': "+", '└': "+", '┘': "+", '├': "+", '┤': "+", '┬': "+", '┴': "+", '┼': "+",
	'●': "*", '○': "o", '▸': ">", '▾': "v", '·': ".", '…': ".", '▏': "|", '✓': "v", '✗': "x", '→': ">", '←': "<", '↑': "^", '↓': "v", '↵': "<",
	'▁': "_", '▂': "_", '▃': ".", '▄': ".", '▅': "=", '▆': "=", '▇': "#", '█': "#", '░': ".", '▒': ":",
	'①': "1", '②': "2", '③': "3", '④': "4", '⑤': "5", '−': "-", '×': "x", '—': "-", '–': "-",
}
