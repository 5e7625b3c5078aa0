package wording

// command is what the help says of one command: a line for the list of
// commands, the page, and commands that run as they stand.
type command struct{ short, long, example sentence }

// both is a text that is the same in both languages.
func both(text string) sentence { return sentence{text, text} }

// commands are the commands by their path below doudi; "" is doudi itself.
var commands = together(
	officeCommands, policyCommands, operatorCommands, householdCommands, applicationCommands, awardCommands, reviewCommands,
	rosterCommands, storeCommands,
)

// officeCommands are the program itself and what has no noun of its own.
func officeCommands() map[string]command {
	return map[string]command{
		"": {
			sentence{"兜底：县级社会救助的核定、复核与每月发放", "social assistance of a county: awards, reviews and the month's roster"},
			sentence{
				`兜底（doudi）办理一个县的低保、特困、低保边缘和各项定额补贴：登记家庭和核定决定，
按政策表计算每月应发，列出疑点，经两人提交、审定后封存名册，写出银行文件。
全部资料在一个案卷库文件中，不需要服务器，也不上网。

在终端上不带命令运行 doudi，即打开工作界面；界面上办的事，每件也都是一条命令。
每月：导入变动，编制名册，处理疑点，一人提交，另一人审定。

选项也可用环境变量写明：DOUDI_STORE、DOUDI_OPERATOR、DOUDI_KEY、DOUDI_LANG。
控制台把线条和记号画宽了的，设 DOUDI_MARKS=ascii。
退出码：0 完成；1 中断；2 用法或输入有误，未作更改；3 规则不允许，或有阻断疑点；
4 案卷库不存在或正被占用；5 没有找到。`,
				`doudi (兜底, "holding the bottom line") keeps the social assistance of one county: households
and the decisions on them, the amounts of a month by the county's policy tables, what
blocks it, the roster that two people submit and confirm, and the bank's file.
All records are in one store file; there is no server, and nothing goes online.

doudi alone, on a terminal, opens the screens; whatever is done there is a command too.
A month: import what has changed, run the roster, resolve what blocks it, submit it, and
let another operator confirm it.

Options may stand in the environment: DOUDI_STORE, DOUDI_OPERATOR, DOUDI_KEY, DOUDI_LANG.
A console that draws lines and marks too wide gets plain ones by DOUDI_MARKS=ascii.
Exit codes: 0 done; 1 stopped; 2 wrong usage or input, nothing changed; 3 refused by a
rule, or findings block; 4 store missing or in use; 5 not found.`,
			},
			both(`doudi demo
doudi import data --operator li --key li.key
doudi roster run --month 2026-07 --out out-2026-07 --operator li --key li.key
doudi roster submit --month 2026-07 --operator li --key li.key
doudi roster confirm --month 2026-07 --operator wang --key wang.key`),
		},
		"init": {
			sentence{"建立案卷库", "make a store"},
			sentence{
				`建立一个新的案卷库：载入政策表和区划表，写明启用月。启用月之前的待遇不补发、不追缴。
办理的操作员成为第一名管理员。已有的案卷库不会被覆盖；有一处错误就什么都不建立。`,
				`Makes a new store with the county's policy tables, its list of regions and the month of
its opening; nothing before that month is ever owed or recovered. The operator becomes
the first administrator. A store that exists is never written over, and one fault in the
tables is enough to make nothing.`,
			},
			both(`doudi init --policy policy --regions region.csv --opening 2026-07 --county 清河县 --operator admin --key admin.key`),
		},
		"demo": {
			sentence{"建立一个虚构的县来试用", "try it on a made-up county"},
			sentence{
				`在所写的文件夹中虚构一个县，从导入、申请、复核到月末发放走一遍，
说明做了什么、文件在哪里、怎样打开工作台。其中的人名和号码都是编造的。`,
				`Builds a made-up county in a folder, takes it from import, applications and
reviews through a month's end, and says what it did, where the files are and how to open
the screens on it. All names and numbers are invented.`,
			},
			both(`doudi demo
doudi demo county --households 500`),
		},
		"version": {
			sentence{"程序和案卷库格式的版本", "versions of the program and of its store"},
			sentence{`显示程序的版本和它写的案卷库格式。`, `Shows the version of the program and of the store that it writes.`},
			both(`doudi version`),
		},
		"completion": {
			sentence{"命令行补全", "completion for a shell"},
			sentence{
				`写出 bash、zsh、fish 或 powershell 的补全脚本。`,
				`Writes the completion script of bash, zsh, fish or powershell.`,
			},
			both(`doudi completion bash`),
		},
		"man": {
			sentence{"写出手册页", "write the manual"},
			sentence{`在所写的文件夹中为每个命令写一页 man 手册。`, `Writes a manual page for every command into a folder.`},
			both(`doudi man man1`),
		},
		"help": {
			sentence{"命令的说明", "help on a command"},
			sentence{`显示一个命令的说明。`, `Shows the help of a command.`},
			both(`doudi help roster run`),
		},
	}
}

// Short is a command's line in the list of commands.
func (l Lang) Short(command string) string { return commands()[command].short.in(l, nil) }

// Long is what a command does, as its help page says it.
func (l Lang) Long(command string) string { return commands()[command].long.in(l, nil) }

// Example is a command as it is typed, one a line.
func (l Lang) Example(command string) string { return commands()[command].example.in(l, nil) }

// usageTitles are the words of a help page.
var usageTitles = map[string]sentence{
	"usage":        {"用法：", "Usage:"},
	"commands":     {"命令：", "Commands:"},
	"flags":        {"选项：", "Options:"},
	"global_flags": {"通用选项：", "Options of all commands:"},
	"examples":     {"示例：", "Examples:"},
	"more":         {"某个命令的说明：doudi help 命令", "More on a command: doudi help COMMAND"},
}

// UsageTitle is a word of the help page.
func (l Lang) UsageTitle(key string) string { return word(l, usageTitles, key) }
