package wording

// secretRefusals are what is wrong with a passphrase, a key file or a recovery
// sheet. None of them shows any of it.
func secretRefusals() map[string]complaint {
	return map[string]complaint{
		"secret.wrong": {
			"",
			sentence{"口令、密钥文件或恢复单不是这名操作员的，打不开案卷库", "passphrase, key file or recovery sheet is not this operator's and does not open the store"},
			ways{
				sentence{"核对操作员姓名、大小写和输入法；遗失的，由管理员重新登记：doudi operator add；确实无误仍打不开的，文件可能已损坏：用恢复单（doudi operator recover）或最近的备份（doudi restore）", "check the operator's name and what was typed; where it is lost, have an administrator run 'doudi operator add' anew; where it is surely right the file may be damaged: use the recovery sheet ('doudi operator recover') or the last backup ('doudi restore')"},
				sentence{"核对操作员姓名、大小写和输入法；遗失的，由管理员到[9 tab.admin]按[n admin.add]重新登记；确实无误仍打不开的，文件可能已损坏，在命令行用恢复单（doudi operator recover）或最近的备份（doudi restore）", "check the operator's name and what was typed; where it is lost, have an administrator add the operator anew: [n admin.add] under [9 tab.admin]; where it is surely right the file may be damaged: at the command line, use the recovery sheet ('doudi operator recover') or the last backup ('doudi restore')"},
			},
		},
		"secret.machine": {
			"",
			sentence{"定时任务只用密钥文件，不用口令", "scheduled job takes a key file, not a passphrase"},
			ways{
				sentence{"用 --set-key 写明程序生成的密钥文件", "name a key file made by the program with --set-key"},
				sentence{"换密钥文件，在命令行：doudi operator passwd", "change its key file at the command line: 'doudi operator passwd'"},
			},
		},
		"passphrase.empty": {
			"",
			sentence{"口令为空", "passphrase is empty"},
			sentence{"填写口令，或采用程序给出的五个词", "write one, or take the five words that the program offers"},
		},
		"passphrase.short": {
			"text",
			sentence{"口令少于 {0} 个字符", "passphrase has fewer than {0} characters"},
			sentence{"换一个更长的口令，或采用程序给出的五个词", "choose a longer one, or take the five words that the program offers"},
		},
		"passphrase.characters": {
			"",
			sentence{"口令含有不可见的字符或全角空格，或文件不是 UTF-8 编码", "passphrase has characters that do not show, or is not written in UTF-8"},
			sentence{"关掉输入法重新键入；写在文件里的，另存为 UTF-8 文本", "type it anew without an input method; save a file as UTF-8 text"},
		},
		"key.damaged": {
			"",
			sentence{"密钥文件不完整，或被改动过", "key file is cut short or was changed"},
			ways{
				sentence{"换用完好的副本；没有副本的，由管理员重新登记：doudi operator add", "use a whole copy; where there is none, have an administrator run 'doudi operator add' anew"},
				sentence{"换用完好的副本；没有副本的，由管理员到[9 tab.admin]按[n admin.add]重新登记", "use a whole copy; where there is none, have an administrator add the operator anew: [n admin.add] under [9 tab.admin]"},
			},
		},
		"sheet.line": {
			"text",
			sentence{"恢复单第 {0} 行与印出的不符", "line {0} of the recovery sheet is not as it was printed"},
			sentence{"逐字对照该行的 16 个字符后重新键入", "compare its sixteen characters with the sheet and type it anew"},
		},
	}
}
