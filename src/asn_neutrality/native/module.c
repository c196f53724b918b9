/* The module of the loops in C. What each does, and what it expects, is told in _native.pyi. */

#include "native.h"

#define EDITION 9 /* that of __init__.py */

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, .m_name = "_native", .m_size = -1,
};

PyMODINIT_FUNC PyInit__native(void)
{
    PyObject *module = PyModule_Create(&definition);
    if (module == NULL || PyModule_AddIntConstant(module, "EDITION", EDITION) < 0 || add_lookup(module) < 0 ||
        add_sieve(module) < 0 || add_decisions(module) < 0 || add_columns(module) < 0 || add_strings(module) < 0 ||
        add_taking(module) < 0 || add_codes(module) < 0 || add_diagrams(module) < 0 || add_restriction(module) < 0 ||
        add_covering(module) < 0 || add_case(module) < 0 || add_once(module) < 0 || add_register(module) < 0 ||
        add_words(module) < 0 || add_overlaps(module) < 0) {
        Py_XDECREF(module);
        return NULL;
    }
    return module;
}
