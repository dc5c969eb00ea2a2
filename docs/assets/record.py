#!/usr/bin/env python3
"""Runs a session with coop in a terminal of fixed size and draws it as an SVG.

    docs/assets/record.py [COOP] > docs/assets/session.svg

COOP is the program, by default the one on the PATH; Go has to be there too. The session runs on the sandbox in a temporary
folder, and is drawn as it was printed. The app stands on `scratch`, so that nothing of it depends on the network.
"""
import html, os, pty, re, fcntl, struct, subprocess, sys, tempfile, termios

COLUMNS, ROWS = 112, 60
SETUP = ("coop init mean-mug --template go --ci none && cd mean-mug && printf 'build:\\n  base: scratch\\n' >> coop.yaml"
         " && git commit --quiet -am 'Serve hot mugs' && coop build")
SESSION = ["coop validate", "coop build", "coop deploy dev --wait", "coop deploy prod", "coop status"]
SHOWN = {"31": "#ff7b72", "32": "#56d364", "33": "#e3b341", "34": "#79c0ff", "36": "#56d4dd"}


class Screen:
    """What a terminal shows: lines of cells, each a character and its dress."""

    def __init__(self):
        self.lines, self.row, self.column, self.dress = [[]], 0, 0, ()

    def write(self, text):
        token = re.compile(r"\x1b\[([0-9;?]*)([A-Za-z])|\x1b\]8;;[^\x1b]*\x1b\\|[\r\n\b]|[^\x1b\r\n\b]")
        for found in token.finditer(text):
            self.take(found)

    def take(self, found):
        argument, command, char = found.group(1), found.group(2), found.group(0)
        if command == "m":
            self.dress = () if argument in ("", "0") else self.dress + tuple(argument.split(";"))
        elif command == "A":
            self.row = max(0, self.row - int(argument or 1))
        elif command == "K":
            self.lines[self.row] = []
        elif command == "J":
            del self.lines[self.row][self.column:], self.lines[self.row + 1:]
        elif char == "\r":
            self.column = 0
        elif char == "\b":
            self.column = max(0, self.column - 1)
        elif char == "\n":
            self.row += 1
            if self.row == len(self.lines):
                self.lines.append([])
        elif command is None and not char.startswith("\x1b"):
            line = self.lines[self.row]
            line.extend([(" ", ())] * (self.column - len(line)))
            line[self.column:self.column + 1] = [(char, self.dress)]
            self.column += 1


def run(command, environment, folder):
    """Runs a command line in a terminal; returns what it printed."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    process = subprocess.Popen(["bash", "-c", command], stdin=subprocess.DEVNULL, stdout=follower, stderr=follower,
                               cwd=folder, env=environment, start_new_session=True)
    os.close(follower)
    printed = b""
    while True:
        try:
            part = os.read(leader, 65536)
        except OSError:
            break
        if not part:
            break
        printed += part
    if process.wait() != 0:
        sys.exit(f"`{command}` failed:\n{printed.decode()}")
    return printed.decode()


def record(coop):
    """Returns the lines of the session."""
    screen = Screen()
    with tempfile.TemporaryDirectory() as work:
        environment = {
            "PATH": os.path.dirname(coop) + ":" + os.environ["PATH"], "HOME": work, "LANG": "C.UTF-8", "TERM": "xterm",
            "COLUMNS": str(COLUMNS), "COOP_PLATFORM": "sandbox", "GIT_AUTHOR_NAME": "Ada", "GIT_COMMITTER_NAME": "Ada",
            "GIT_AUTHOR_EMAIL": "ada@example.org", "GIT_COMMITTER_EMAIL": "ada@example.org",
        }
        run(SETUP, environment, work)
        folder = os.path.join(work, "mean-mug")
        for command in SESSION:
            screen.write("\x1b[36m$\x1b[0m \x1b[1m" + command + "\x1b[0m\r\n")
            screen.write(run(command, environment, folder))
            screen.write("\r\n")
    lines = screen.lines
    while lines and not lines[-1]:
        lines.pop()
    return lines


def draw(lines):
    """Returns the lines as an SVG with a ground of its own, so that it reads on light and dark pages."""
    width, height, step, cell = COLUMNS * 8 + 32, len(lines) * 19 + 52, 19, 8
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        ' font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="13" fill="#e6edf3">',
        "<title>A session with coop on the sandbox, whose rollouts are simulated</title>",
        f'<rect width="{width}" height="{height}" rx="8" fill="#0d1117" stroke="#30363d"/>',
    ]
    for number, line in enumerate(lines):
        start = 0
        while start < len(line):
            end = start
            while end < len(line) and line[end][1] == line[start][1]:
                end += 1
            text, dress = "".join(char for char, _ in line[start:end]), line[start][1]
            if text.strip():
                fill = next((f' fill="{SHOWN[each]}"' for each in dress if each in SHOWN), "")
                fill = fill or (' fill="#9da7b1"' if "2" in dress else "")
                weight = ' font-weight="bold"' if "1" in dress else ""
                out.append(f'<text x="{16 + start * cell}" y="{34 + number * step}" textLength="{len(text) * cell}"'
                           f' xml:space="preserve"{fill}{weight}>{html.escape(text)}</text>')
            start = end
    return "\n".join(out + ["</svg>"])


if __name__ == "__main__":
    import shutil
    program = sys.argv[1] if len(sys.argv) > 1 else shutil.which("coop") or sys.exit("coop is not on the PATH")
    print(draw(record(os.path.abspath(program))))
