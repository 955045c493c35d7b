"""Files that never belong on a site, by their names."""

import re
from fnmatch import translate

_FOLDERS = ("__pycache__", "node_modules", "__macosx")
_STRANGERS = (
    *("id_rsa*", "id_dsa*", "id_ecdsa*", "id_ed25519*", "*.key", "*.pem", "*.p12", "*.pfx"),
    *("*.jks", "*.keystore", "*.kdb", "*.kdbx", "*.ppk", "*.ovpn", "*.1pux", "wallet.dat"),
    *("credentials", "credentials.json", "secrets.json", "secrets.toml", "secrets.y*ml"),
    *("service-account*.json", "site.toml", "*.env", "*.tfstate", "wp-config.php"),
    *("password.txt", "passwords.txt", "passwd", "passwords.csv", "passwords.json"),
    *("passwords.xls*", "passwords.ods", "passwords.doc*", "passwords.y*ml", "passwords.db"),
    *("dump.sql*", "*[_-]dump.sql*", "backup.sql*", "*[_-]backup.sql*", "database.sql*"),
    *("db.sql*", "*.sqlite", "*.sqlite3", "*.pgdump", "*.mysqldump"),
    *("*.swp", "*.swo", "*.bak", "*.orig", "*.rej", "*.tmp", "*~", "*.pyc", "*.md"),
    *("thumbs.db", "desktop.ini", "npm-debug.log"),
)
"""Names of files, in small letters, that nobody means to publish."""

_IS_STRANGE = re.compile("|".join(translate(each) for each in _STRANGERS)).match
_MARK = re.compile(r"\.[0-9a-f]{8}(?=\.[^.]*\Z|\Z)")
"""What a build adds to the names of files in `static/`."""


def does_not_belong(path: str) -> str:
    """Say why the file at a path is not one to publish, as the end of a sentence; else "".

    Folders may be called as they like: pages are named after their documents.
    """
    *folders, name = path.split("/")
    for number, part in enumerate((*folders, name)):
        if part.startswith(".") and not (number == 0 and part in (".well-known", ".nojekyll")):
            return "begins with a dot, which hides files that are not for readers"
    written = name.lower()
    is_strange = _IS_STRANGE(written) or _IS_STRANGE(_MARK.sub("", written))
    if is_strange or any(folder.lower() in _FOLDERS for folder in folders):
        return "is called like files that are not for readers"
    return ""
