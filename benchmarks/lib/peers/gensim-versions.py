"""Prints what gensim is installed here, as JSON; fails where there is none."""
import json
import platform

import gensim
import numpy
import scipy
from gensim.models import word2vec


def loaded_blas():
    """The BLAS library that this process has mapped: Debian chooses one by its alternatives, so numpy's build tells nothing."""
    try:
        with open("/proc/self/maps", encoding="utf-8") as maps:
            names = {line.split("/")[-1].strip() for line in maps if "/" in line}
    except OSError:
        return "unknown"
    libraries = sorted(name for name in names if name.startswith("lib") and "blas" in name)
    return ", ".join(libraries) or "unknown"


print(json.dumps({
    "gensim": gensim.__version__,
    "FAST_VERSION": word2vec.FAST_VERSION,
    "CORPUSFILE_VERSION": word2vec.CORPUSFILE_VERSION,
    "python": platform.python_version(),
    "numpy": numpy.__version__,
    "scipy": scipy.__version__,
    "BLAS": loaded_blas(),
}))
