/* Attributes that are found when first asked for. */

#include "native.h"
#include <structmember.h>

typedef struct {
    PyObject_HEAD
    PyObject *find, *name, *doc;
} CachedProperty;

static PyObject *property_new(PyTypeObject *type, PyObject *args, PyObject *keywords)
{
    static char *names[] = {"find", NULL};
    PyObject *find;
    if (!PyArg_ParseTupleAndKeywords(args, keywords, "O:cached_property", names, &find))
        return NULL;
    PyObject *doc = PyObject_GetAttrString(find, "__doc__");
    CachedProperty *self = doc == NULL ? NULL : (CachedProperty *)type->tp_alloc(type, 0);
    if (self == NULL) {
        Py_XDECREF(doc);
        return NULL;
    }
    Py_INCREF(find);
    self->find = find;
    self->doc = doc;
    return (PyObject *)self;
}

static int property_traverse(CachedProperty *self, visitproc visit, void *arg)
{
    Py_VISIT(self->find);
    Py_VISIT(self->name);
    Py_VISIT(self->doc);
    return 0;
}

static int property_clear(CachedProperty *self)
{
    Py_CLEAR(self->find);
    Py_CLEAR(self->name);
    Py_CLEAR(self->doc);
    return 0;
}

static void property_dealloc(CachedProperty *self)
{
    PyObject_GC_UnTrack(self);
    property_clear(self);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *property_set_name(CachedProperty *self, PyObject *args)
{
    PyObject *owner, *name;
    if (!PyArg_ParseTuple(args, "OU:__set_name__", &owner, &name))
        return NULL;
    Py_INCREF(name);
    Py_XSETREF(self->name, name);
    Py_RETURN_NONE;
}

/* What is found is an attribute of the object from then on, even of one that refuses to be changed. */
static PyObject *property_get(CachedProperty *self, PyObject *instance, PyObject *Py_UNUSED(owner))
{
    if (instance == NULL || instance == Py_None) {
        Py_INCREF(self);
        return (PyObject *)self;
    }
    if (self->name == NULL) {
        PyErr_SetString(PyExc_TypeError, "the attribute has no name");
        return NULL;
    }
    PyObject *found = PyObject_CallOneArg(self->find, instance);
    if (found != NULL && PyObject_GenericSetAttr(instance, self->name, found) < 0)
        Py_CLEAR(found);
    return found;
}

static PyMethodDef property_methods[] = {
    {"__set_name__", (PyCFunction)property_set_name, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static PyMemberDef property_members[] = {
    {"__doc__", T_OBJECT, offsetof(CachedProperty, doc), READONLY, NULL},
    {NULL, 0, 0, 0, NULL},
};

static PyTypeObject property_type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "asn_neutrality.native._native.cached_property",
    .tp_basicsize = sizeof(CachedProperty),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_new = property_new,
    .tp_dealloc = (destructor)property_dealloc,
    .tp_traverse = (traverseproc)property_traverse,
    .tp_clear = (inquiry)property_clear,
    .tp_descr_get = (descrgetfunc)property_get,
    .tp_methods = property_methods,
    .tp_members = property_members,
};

int add_once(PyObject *module)
{
    return PyModule_AddType(module, &property_type);
}
